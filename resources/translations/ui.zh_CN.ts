<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AskCharacterSet</name>
    <message>
        <source>Chinese texts?</source>
        <translation>是中文吗？</translation>
    </message>
    <message numerus="yes">
        <source>Texts of %n image(s) are declared as %1 but look like Chinese (GB18030).</source>
        <translation>
            <numerusform>%n 幅图像的文字声明为 %1，但看起来是中文（GB18030）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Read them as Chinese</source>
        <translation>按中文读取</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>保持不变</translation>
    </message>
</context>
<context>
    <name>Calibration</name>
    <message>
        <source>in the breast, magnification %1</source>
        <translation>乳房内，放大率 %1</translation>
    </message>
    <message>
        <source>at the detector</source>
        <translation>探测器平面</translation>
    </message>
    <message>
        <source>calibrated by the file</source>
        <translation>文件自带校准</translation>
    </message>
    <message>
        <source>scale of the ultrasound region</source>
        <translation>超声区域标尺</translation>
    </message>
    <message>
        <source>calibrated by hand</source>
        <translation>手动校准</translation>
    </message>
    <message>
        <source>pixel spacing of the file</source>
        <translation>文件的像素间距</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>not within one calibrated region</source>
        <translation>不在同一校准区域内</translation>
    </message>
    <message>
        <source>uncalibrated</source>
        <translation>未校准</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 幅图像</numerusform>
        </translation>
    </message>
    <message>
        <source>outlined</source>
        <translation>已勾画</translation>
    </message>
    <message>
        <source>Every view that is there has an outline.</source>
        <translation>现有的每个体位都已勾画。</translation>
    </message>
    <message>
        <source>partly outlined</source>
        <translation>部分勾画</translation>
    </message>
    <message>
        <source>Some views have no outline yet.</source>
        <translation>部分体位尚未勾画。</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>缺 %1</translation>
    </message>
    <message>
        <source>There are mammograms, but none with view %1.</source>
        <translation>有乳腺X线图像，但没有 %1 位。</translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n 项待核对</numerusform>
        </translation>
    </message>
    <message>
        <source>Images with something a reader should know: unfold to see them.</source>
        <translation>有图像存在阅片者应知道的情况，请展开查看。</translation>
    </message>
    <message>
        <source>Study without a date</source>
        <translation>无日期的检查</translation>
    </message>
    <message>
        <source>Study of %1</source>
        <translation>%1 的检查</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesion(s)</source>
        <translation>
            <numerusform>%n 个病灶</numerusform>
        </translation>
    </message>
    <message>
        <source>Outlined on this image.</source>
        <translation>已在本图像上勾画。</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>by region</source>
        <translation>按区域标定</translation>
    </message>
    <message>
        <source>not calibrated</source>
        <translation>未标定</translation>
    </message>
    <message>
        <source>%1, in the breast</source>
        <translation>%1，乳腺处</translation>
    </message>
    <message>
        <source>%1, at the detector</source>
        <translation>%1，探测器处</translation>
    </message>
    <message>
        <source>%1, calibrated</source>
        <translation>%1，已校准</translation>
    </message>
    <message>
        <source>%1, of the region</source>
        <translation>%1，区域标定</translation>
    </message>
    <message>
        <source>%1, by hand</source>
        <translation>%1，手动标定</translation>
    </message>
    <message>
        <source>For Presentation</source>
        <translation>供显示</translation>
    </message>
    <message>
        <source>For Processing</source>
        <translation>供处理</translation>
    </message>
    <message>
        <source>no mm</source>
        <translation>无毫米标定</translation>
    </message>
    <message>
        <source>mm by hand</source>
        <translation>手动标定</translation>
    </message>
    <message>
        <source>The spacing was set by two clicks and a length.</source>
        <translation>像素间距由两次点击和一段长度手动设定。</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原始数据</translation>
    </message>
    <message>
        <source>For Processing: raw detector values, not meant for reading.</source>
        <translation>供处理（For Processing）：探测器原始值，不用于阅片。</translation>
    </message>
    <message>
        <source>lossy</source>
        <translation>有损压缩</translation>
    </message>
    <message>
        <source>Compressed with loss: texture features may differ.</source>
        <translation>图像经有损压缩，纹理特征可能受影响。</translation>
    </message>
    <message>
        <source>burned-in text</source>
        <translation>含烧录文字</translation>
    </message>
    <message>
        <source>The file says that text is part of the pixels (0028,0301).</source>
        <translation>文件注明像素中含有文字 (0028,0301)。</translation>
    </message>
    <message>
        <source>view unknown</source>
        <translation>体位不明</translation>
    </message>
    <message>
        <source>The file does not say which side or view it shows.</source>
        <translation>文件未注明侧别或体位。</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条提示</numerusform>
        </translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) missing</source>
        <translation>
            <numerusform>缺失 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Moved, renamed or deleted: looking for missing images finds what was moved or renamed.</source>
        <translation>已被移动、重命名或删除：查找缺失的图像可以找回被移动或重命名的文件。</translation>
    </message>
    <message>
        <source>%1 to %2 mm</source>
        <translation>%1 至 %2 mm</translation>
    </message>
</context>
<context>
    <name>GridWords</name>
    <message>
        <source>Lesion</source>
        <translation>病灶</translation>
    </message>
    <message>
        <source>Lesion + ring %1 mm</source>
        <translation>病灶 + 瘤周 %1 mm</translation>
    </message>
    <message>
        <source>Ring %1 mm</source>
        <translation>瘤周 %1 mm</translation>
    </message>
    <message>
        <source>Out of date: computed by an earlier version of Annulus, which did not keep what the numbers hang on.</source>
        <translation>已过期：由较早版本的 Annulus 计算，该版本未保存数值所依赖的内容。</translation>
    </message>
    <message>
        <source>Out of date. Changed since: %1.</source>
        <translation>已过期。此后发生变化：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between things that changed</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 及另外 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最后更改</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Clinical values</source>
        <translation>临床数据</translation>
    </message>
    <message>
        <source>Reading status</source>
        <translation>阅片状态</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Undo and redo</source>
        <translation>撤销与重做</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>About</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封印</translation>
    </message>
    <message>
        <source>%1 What stands from there on may not be what happened.</source>
        <translation>%1 其后的记录可能与实际不符。</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚无记录。</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>The history is whole: each entry is sealed with the one before.</source>
        <translation>历史记录完整：每一条都与前一条封印相连。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>ImageNames</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
    <message>
        <source>Stopping ...</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>排队等待中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done, %1 of %2 refused</source>
        <translation>完成，%2 个中有 %1 个未接受</translation>
    </message>
    <message numerus="yes">
        <source>Failed: all %n refused</source>
        <translation>
            <numerusform>失败：%n 个全部未接受</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyColumns</name>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Cases, Read, Features, Model, Patient, History</source>
        <translation>病例、阅片、特征、模型、患者、历史</translation>
    </message>
    <message>
        <source>Previous, next patient</source>
        <translation>上一位、下一位患者</translation>
    </message>
    <message>
        <source>Filter the worklist</source>
        <translation>筛选工作列表</translation>
    </message>
    <message>
        <source>Fold the worklist, the inspector</source>
        <translation>折叠工作列表、检查器</translation>
    </message>
    <message>
        <source>New project, open project</source>
        <translation>新建项目、打开项目</translation>
    </message>
    <message>
        <source>Save, save as</source>
        <translation>保存、另存为</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Mouse in a picture</source>
        <translation>图像中的鼠标操作</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Outlines and rings</source>
        <translation>轮廓与环</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>KeyImage</name>
    <message>
        <source>%1 x %2 pixels, not calibrated</source>
        <translation>%1 x %2 像素,未标定</translation>
    </message>
    <message>
        <source>%1 x %2 mm</source>
        <translation>%1 x %2 毫米</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <extracomment>The code of the language that this is a translation to</extracomment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>LesionGuide</name>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 from nipple</source>
        <translation>距乳头 %1</translation>
    </message>
    <message>
        <source>nipple?</source>
        <translation>乳头？</translation>
    </message>
    <message>
        <source>nipple? %1</source>
        <translation>乳头？%1</translation>
    </message>
</context>
<context>
    <name>LesionNames</name>
    <message>
        <source>Lesion %1</source>
        <translation>病灶 %1</translation>
    </message>
</context>
<context>
    <name>PatientReport</name>
    <message numerus="yes">
        <source>%n more predictor(s) moved it less.</source>
        <translation>
            <numerusform>另有 %n 个预测变量影响较小。</numerusform>
        </translation>
    </message>
    <message>
        <source>Readout of %1</source>
        <translation>%1 的判读</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>仅供研究使用,不用于诊断。</translation>
    </message>
</context>
<context>
    <name>QuestionWords</name>
    <message>
        <source>Who is reading</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Outlines drawn from now on are this reader&apos;s, and the history says so.
Leave it empty to read without a name.</source>
        <translation>此后勾画的轮廓归该阅片者，并记入历史。
留空则不署名阅片。</translation>
    </message>
    <message>
        <source>Rename project</source>
        <translation>重命名项目</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>Saved until %1</source>
        <translation>截至 %1 保存的状态</translation>
    </message>
    <message>
        <source>Backups of %1</source>
        <translation>%1 的备份</translation>
    </message>
    <message>
        <source>Which state shall be opened? It can be looked at and saved under another name; nothing is overwritten.</source>
        <translation>要打开哪个状态？可以查看，也可以另存为其他名称；不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ReadStages</name>
    <message>
        <source>no earlier %1</source>
        <translation>无既往 %1</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>缺 %1</translation>
    </message>
    <message>
        <source>Four views</source>
        <translation>四视图</translation>
    </message>
    <message>
        <source>CC and MLO</source>
        <translation>CC 与 MLO</translation>
    </message>
    <message>
        <source>Implant displaced</source>
        <translation>假体推移位</translation>
    </message>
    <message>
        <source>Further views</source>
        <translation>其他投照位</translation>
    </message>
    <message>
        <source>Ultrasound</source>
        <translation>超声</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单幅</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
</context>
<context>
    <name>ReadState</name>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>For Presentation</source>
        <translation>供显示</translation>
    </message>
    <message>
        <source>For Processing</source>
        <translation>供处理</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <translation>%1，第 %2 帧</translation>
    </message>
    <message>
        <source>%1 mm, calibrated by hand</source>
        <translation>%1 mm，手动标定</translation>
    </message>
    <message>
        <source>%1 px²</source>
        <translation>%1 px²</translation>
    </message>
    <message>
        <source>%1 mm²</source>
        <translation>%1 mm²</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 px</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>&lt; 1 %</source>
        <translation>&lt; 1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>This project holds no images yet. Import a folder of DICOM files on the Cases page.</source>
        <translation>此项目尚无图像。请在病例页导入含 DICOM 文件的文件夹。</translation>
    </message>
    <message>
        <source>Choose a patient in the worklist to read.</source>
        <translation>请在工作列表中选择患者开始阅片。</translation>
    </message>
    <message>
        <source>This patient has no images.</source>
        <translation>此患者没有图像。</translation>
    </message>
    <message>
        <source>calibrated by hand</source>
        <translation>手动标定</translation>
    </message>
    <message>
        <source>%1 mm, calibrated by hand, square pixels assumed</source>
        <translation>%1 mm，手动标定，假定像素为正方形</translation>
    </message>
    <message>
        <source>%1 mm, calibrated by hand (the file: %2 mm)</source>
        <translation>%1 mm，手动校准（文件为 %2 mm）</translation>
    </message>
    <message>
        <source>%1 mm, calibrated by hand (the file has a scale of its own)</source>
        <translation>%1 mm，手动校准（文件另有比例）</translation>
    </message>
    <message>
        <source>check the side: Patient Orientation %1</source>
        <translation>请核对侧别：患者方位 %1</translation>
    </message>
    <message>
        <source>The object does not say how the picture lies (Patient Orientation); it is shown as it is stored.</source>
        <translation>对象未说明图像方位（患者方位）；按存储方式显示。</translation>
    </message>
    <message>
        <source>turned by 180°</source>
        <translation>已旋转 180°</translation>
    </message>
    <message>
        <source>mirrored left to right</source>
        <translation>已左右镜像</translation>
    </message>
    <message>
        <source>mirrored top to bottom</source>
        <translation>已上下镜像</translation>
    </message>
    <message>
        <source>turned by 90° and mirrored</source>
        <translation>已旋转 90° 并镜像</translation>
    </message>
    <message>
        <source>turned by 90°</source>
        <translation>已旋转 90°</translation>
    </message>
    <message>
        <source>proposed by %1, Dice to the proposal %2</source>
        <translation>由 %1 建议，与建议的 Dice 为 %2</translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message>
        <source>below</source>
        <translation>低于</translation>
    </message>
    <message>
        <source>above</source>
        <translation>高于</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>between</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Log-odds: %1 at the training means, %2 by these predictors, %3 in all.</source>
        <translation>对数优势:训练均值处 %1,这些预测变量 %2,合计 %3。</translation>
    </message>
    <message>
        <source>Log-odds: %1 at the training means, %2 by these predictors one by one, %3 by them together, %4 in all.</source>
        <translation>对数优势:训练均值处 %1,这些预测变量各自 %2,共同作用 %3,合计 %4。</translation>
    </message>
    <message numerus="yes">
        <source>Risk among the %n training patient(s)</source>
        <translation>
            <numerusform>%n 例训练患者的风险分布</numerusform>
        </translation>
    </message>
    <message>
        <source>Higher than %1 % of them.</source>
        <translation>高于其中 %1 %。</translation>
    </message>
    <message numerus="yes">
        <source>The %n training patient(s) most alike: %1</source>
        <translation>
            <numerusform>最相似的 %n 例训练患者:%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as the training patients were</source>
        <translation>判读条件与训练患者一致</translation>
    </message>
    <message>
        <source>Reduced reliability</source>
        <translation>可靠性降低</translation>
    </message>
    <message>
        <source>Low reliability</source>
        <translation>可靠性低</translation>
    </message>
    <message numerus="yes">
        <source>learnt from %n patient(s)</source>
        <translation>
            <numerusform>由 %n 例患者训练</numerusform>
        </translation>
    </message>
    <message>
        <source>AUC %1 (%2–%3), %4</source>
        <translation>AUC %1(%2–%3),%4</translation>
    </message>
    <message>
        <source>AUC of %5 %1 (%2–%3), %4</source>
        <translation>%5 的 AUC %1(%2–%3),%4</translation>
    </message>
    <message>
        <source>Research use only. Model %1, %2 %3</source>
        <translation>仅供研究使用。模型 %1,%2 %3</translation>
    </message>
    <message>
        <source>Demonstration: learnt from synthetic patients, it says nothing of real ones.</source>
        <translation>演示:由合成患者训练,不能说明真实患者的情况。</translation>
    </message>
    <message>
        <source>Against the mean training patient, in log-odds; they add up.</source>
        <translation>相对于训练患者均值,以对数优势计;可相加。</translation>
    </message>
    <message>
        <source>Against the mean training patient, in log-odds. Approximate: each predictor is set back to its mean in turn.</source>
        <translation>相对于训练患者均值,以对数优势计。近似值:依次把每个预测变量设回其均值。</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>Taken</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未接受</translation>
    </message>
    <message>
        <source>Taken, remarks</source>
        <translation>已导入，有提示</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1 (stopped)</source>
        <translation>%1（已停止）</translation>
    </message>
</context>
<context>
    <name>ScreenScale</name>
    <message>
        <source>%1 mm a pixel, measured on this screen</source>
        <translation>每像素 %1 mm，在本屏幕上测得</translation>
    </message>
    <message>
        <source>%1 mm a pixel by the screen&apos;s own word, not measured</source>
        <translation>每像素 %1 mm，屏幕自报，未经测量</translation>
    </message>
</context>
<context>
    <name>annulus::ui::AssistOptions</name>
    <message>
        <source>confidence %1</source>
        <translation>置信度 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Own model for ultrasound...</source>
        <translation>自有超声模型…</translation>
    </message>
    <message>
        <source>Own model for mammograms...</source>
        <translation>自有钼靶模型…</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>ONNX models (*.onnx)</source>
        <translation>ONNX 模型 (*.onnx)</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Look for a lesion in the whole picture</source>
        <translation>在整幅图像中寻找病灶</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Which model proposes outlines</source>
        <translation>用哪个模型建议轮廓</translation>
    </message>
    <message>
        <source>Click inside a lesion or drag a box around it. %1 looks for one in the whole picture.</source>
        <translation>在病灶内点击，或在其周围拖出一个框。%1 在整幅图像中寻找病灶。</translation>
    </message>
    <message>
        <source>Left click adds, right or Shift+click takes away; %1 accepts, %2 steps back, %3 rejects.</source>
        <translation>左键点击添加，右键点击或 Shift+点击去除；%1 接受，%2 撤回上一个提示，%3 拒绝。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::CalibrationOptions</name>
    <message>
        <source>Use the file&apos;s scale</source>
        <translation>使用文件的比例</translation>
    </message>
    <message>
        <source>Remove calibration by hand</source>
        <translation>移除手动标定</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>%1, %2 mm by the file</source>
        <translation>%1，按文件为 %2 mm</translation>
    </message>
    <message>
        <source>Replace the file&apos;s scale</source>
        <translation>替换文件的比例</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>标定</translation>
    </message>
    <message>
        <source>This is the length that the file gives.</source>
        <translation>这就是文件给出的长度。</translation>
    </message>
    <message>
        <source>The file itself gives the scale. Two clicks measure with it; another length would take its place.</source>
        <translation>文件自带比例：点击两点即按它测量；输入其他长度会取代它。</translation>
    </message>
    <message>
        <source>Click both ends of something whose length you know, for example the depth scale.</source>
        <translation>点击已知长度的两端，例如深度标尺。</translation>
    </message>
    <message>
        <source>Type another length only where the file&apos;s scale is wrong. The image is then marked as calibrated by hand.</source>
        <translation>仅在文件的比例有误时输入其他长度，图像随后标记为手动校准。</translation>
    </message>
    <message>
        <source>The length of the line you clicked. The image is marked as calibrated by hand.</source>
        <translation>所点线段的实际长度。图像将标记为手动标定。</translation>
    </message>
    <message>
        <source>The length of the line you clicked. The object does not say whether its pixels are square; they are taken as square.</source>
        <translation>所点线段的实际长度。图像未说明像素是否为正方形，按正方形处理。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Length of the line in millimetres</source>
        <translation>线段长度（毫米）</translation>
    </message>
</context>
<context>
    <name>annulus::ui::CaseInspector</name>
    <message>
        <source>Choose a patient or an image to see what its file says.</source>
        <translation>选择患者或图像以查看文件信息。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>检查数</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>模态</translation>
    </message>
    <message>
        <source>Lesions outlined</source>
        <translation>已勾画病灶</translation>
    </message>
    <message>
        <source>%1 bits stored</source>
        <translation>存储 %1 位</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Study date</source>
        <translation>检查日期</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>像素间距</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>图像用途</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>SOP instance</source>
        <translation>SOP 实例</translation>
    </message>
    <message>
        <source>Open in Read</source>
        <translation>打开阅片</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>显示文件</translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n outline(s)</source>
        <translation>
            <numerusform>%1，共 %n 个轮廓</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Find missing images ...</source>
        <translation>查找缺失的图像...</translation>
    </message>
</context>
<context>
    <name>annulus::ui::CasesModel</name>
    <message>
        <source>Patient, study, image</source>
        <translation>患者、检查、图像</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>模态</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>像素间距</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>图像用途</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>annulus::ui::CasesPage</name>
    <message>
        <source>Folder ...</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Files ...</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import report</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 名患者</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 幅图像</numerusform>
        </translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) imported</source>
        <translation>
            <numerusform>已导入 %n 幅图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused</source>
        <translation>
            <numerusform>%n 个文件未接受</numerusform>
        </translation>
    </message>
    <message>
        <source>The import was stopped: what it had found is here.</source>
        <translation>导入已停止：此前找到的图像已保留。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Prepare the demo cohort</source>
        <translation>准备演示队列</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 个位置</numerusform>
        </translation>
    </message>
    <message>
        <source>Quality report</source>
        <translation>质量报告</translation>
    </message>
    <message>
        <source>Clinical table ...</source>
        <translation>临床表 ...</translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Who is in by the rules of a study, and which clinical values are missing</source>
        <translation>按研究规则谁入组，以及缺失哪些临床值</translation>
    </message>
    <message>
        <source>Import clinical table</source>
        <translation>导入临床表</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv *.xlsx)</source>
        <translation>表格 (*.csv *.txt *.tsv *.xlsx)</translation>
    </message>
    <message>
        <source>Outlines from a folder ...</source>
        <translation>从文件夹导入轮廓 ...</translation>
    </message>
    <message>
        <source>Outline files ...</source>
        <translation>轮廓文件 ...</translation>
    </message>
    <message>
        <source>Import outlines: DICOM Segmentation, RT Structure Set, masks, contours</source>
        <translation>导入轮廓：DICOM 分割、RT 结构集、掩膜、轮廓</translation>
    </message>
    <message>
        <source>Import outlines from %1</source>
        <translation>从 %1 导入轮廓</translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) imported</source>
        <translation>
            <numerusform>已导入 %n 个轮廓</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>略去 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::CasesTable</name>
    <message>
        <source>Search ID, name, study</source>
        <translation>搜索编号、姓名、检查</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>搜索病例</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Open in Read</source>
        <translation>打开阅片</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Copy patient ID</source>
        <translation>复制患者编号</translation>
    </message>
    <message>
        <source>Copy path of the file</source>
        <translation>复制文件路径</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>全部折叠</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 名患者</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 patients</source>
        <translation>%1 / %2 名患者</translation>
    </message>
    <message>
        <source>No patient has these words in ID, name or study.</source>
        <translation>没有患者的编号、姓名或检查包含这些词。</translation>
    </message>
    <message>
        <source>Find missing images ...</source>
        <translation>查找缺失的图像...</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ClinicalImportDialog</name>
    <message>
        <source>Import clinical table: %1</source>
        <translation>导入临床表：%1</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Load codebook ...</source>
        <translation>载入编码手册 ...</translation>
    </message>
    <message>
        <source>Save codebook ...</source>
        <translation>保存编码手册 ...</translation>
    </message>
    <message>
        <source>Names, kinds and levels of the columns from a file in YAML</source>
        <translation>从 YAML 文件载入各列的名称、类型和水平</translation>
    </message>
    <message>
        <source>What the columns mean as a file, for the next table of this kind</source>
        <translation>将各列的含义存为文件，供下一张同类表格使用</translation>
    </message>
    <message>
        <source>Two IDs are one patient in spite of</source>
        <translation>忽略以下差异，将两个编号视为同一患者</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The table cannot be read</source>
        <translation>无法读取表格</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>识别为：%1</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>the whole row</source>
        <translation>整行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Why it is not taken as a value</source>
        <translation>未作为值采用的原因</translation>
    </message>
    <message>
        <source>nothing: IDs must be equal</source>
        <translation>无：编号必须相同</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n more)</source>
        <translation>
            <numerusform>%1（多 %n 例）</numerusform>
        </translation>
    </message>
    <message>
        <source>several IDs become one</source>
        <translation>多个编号变为同一编号</translation>
    </message>
    <message>
        <source>Only exactly equal ones are joined.</source>
        <translation>仅合并完全相同的编号。</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>with the patient %1 of the project</source>
        <translation>与项目中的患者 %1</translation>
    </message>
    <message>
        <source>only in the table</source>
        <translation>仅在表中</translation>
    </message>
    <message>
        <source>There are no images of this patient; the row is not imported.</source>
        <translation>该患者没有图像；此行不导入。</translation>
    </message>
    <message>
        <source>only in the project</source>
        <translation>仅在项目中</translation>
    </message>
    <message>
        <source>The table has no row of this patient.</source>
        <translation>表中没有该患者的行。</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>所在</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Columns (%1)</source>
        <translation>列（%1）</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>未能理解</translation>
    </message>
    <message>
        <source>Not understood (%1)</source>
        <translation>未能理解（%1）</translation>
    </message>
    <message>
        <source>Patients (%1 of %2)</source>
        <translation>患者（%1 / %2）</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>%1 of %2 patients of the table are in the project</source>
        <translation>表中 %2 例患者有 %1 例在项目中</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) or row(s) not understood; they can be corrected after the import.</source>
        <translation>
            <numerusform>%n 个单元格或行未能理解；可在导入后更正。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more patient(s) would match in spite of: %1.</source>
        <translation>
            <numerusform>忽略“%1”的差异可多匹配 %n 例患者。</numerusform>
        </translation>
    </message>
    <message>
        <source>No patient of the table is in the project.</source>
        <translation>表中没有任何患者在项目中。</translation>
    </message>
    <message>
        <source>Takes the values as one step that can be undone</source>
        <translation>作为可撤销的一步导入这些值</translation>
    </message>
    <message numerus="yes">
        <source>Clinical values of %n patient(s) imported</source>
        <translation>
            <numerusform>已导入 %n 例患者的临床值</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) not understood</source>
        <translation>
            <numerusform>%n 个单元格未能理解</numerusform>
        </translation>
    </message>
    <message>
        <source>Load codebook</source>
        <translation>载入编码手册</translation>
    </message>
    <message>
        <source>Codebooks (*.yaml *.yml)</source>
        <translation>编码手册 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Save codebook</source>
        <translation>保存编码手册</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ClinicalValues</name>
    <message>
        <source>Clinical values</source>
        <translation>临床值</translation>
    </message>
</context>
<context>
    <name>annulus::ui::CodebookModel</name>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>%1 (new)</source>
        <translation>%1（新）</translation>
    </message>
    <message>
        <source>This column is not taken. Choose what it means to take it.</source>
        <translation>该列不导入。选择其含义即可导入。</translation>
    </message>
    <message>
        <source>Holds, wholly or partly, the outcome %1</source>
        <translation>全部或部分包含结局 %1</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Levels in order</source>
        <translation>水平（按顺序）</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>何时可知</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>有值</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>未能理解</translation>
    </message>
</context>
<context>
    <name>annulus::ui::CohortView</name>
    <message>
        <source>Cohort</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Back to the cases</source>
        <translation>返回病例</translation>
    </message>
    <message>
        <source>Mammography study (nine to be in, five to be out)</source>
        <translation>乳腺X线研究（九条纳入、五条排除）</translation>
    </message>
    <message>
        <source>Ultrasound study (six to be out)</source>
        <translation>超声研究（六条排除）</translation>
    </message>
    <message>
        <source>No rules: everybody</source>
        <translation>无规则：全部患者</translation>
    </message>
    <message>
        <source>Rules of eligibility</source>
        <translation>入组规则</translation>
    </message>
    <message>
        <source>Export ...</source>
        <translation>导出 ...</translation>
    </message>
    <message>
        <source>Flow, excluded patients and missing values as CSV</source>
        <translation>以 CSV 导出流程、排除患者及缺失值</translation>
    </message>
    <message>
        <source>Missing values of the patients who are in</source>
        <translation>入组患者的缺失值</translation>
    </message>
    <message>
        <source>%1 of %2 patients are in</source>
        <translation>%2 例患者中 %1 例入组</translation>
    </message>
    <message>
        <source>Patients of the project</source>
        <translation>项目中的患者</translation>
    </message>
    <message>
        <source>Out: %1</source>
        <translation>排除：%1</translation>
    </message>
    <message>
        <source>In the cohort</source>
        <translation>入组</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message numerus="yes">
        <source>Out by rule %1: %n patient(s)</source>
        <translation>
            <numerusform>规则 %1 排除 %n 例患者</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a rule to see whom it excludes</source>
        <translation>选择一条规则查看其排除的患者</translation>
    </message>
    <message>
        <source>This rule excludes nobody.</source>
        <translation>该规则未排除任何患者。</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The project has no clinical values: import a clinical table.</source>
        <translation>项目没有临床值：请导入临床表。</translation>
    </message>
    <message>
        <source>Missing values of the %1 patients who are in; %2 lack none</source>
        <translation>%1 例入组患者的缺失值；%2 例无缺失</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Most frequent reason</source>
        <translation>最常见原因</translation>
    </message>
    <message>
        <source>Folder for flow.csv, excluded.csv and missing.csv</source>
        <translation>存放 flow.csv、excluded.csv 和 missing.csv 的文件夹</translation>
    </message>
    <message>
        <source>Flow, excluded patients and missing values exported</source>
        <translation>已导出流程、排除患者及缺失值</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose the features to show, by image type and class</source>
        <translation>按图像类型和类别选择要显示的特征</translation>
    </message>
    <message>
        <source>Features to show</source>
        <translation>要显示的特征</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>all shown</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>%1 hidden</source>
        <translation>已隐藏 %1 个</translation>
    </message>
</context>
<context>
    <name>annulus::ui::DisplayControl</name>
    <message>
        <source>centre %1, width %2</source>
        <translation>窗位 %1，窗宽 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, sigmoid</source>
        <translation>%1，S 形</translation>
    </message>
    <message>
        <source>lookup table</source>
        <translation>查找表</translation>
    </message>
    <message>
        <source>lookup table &quot;%1&quot;</source>
        <translation>查找表“%1”</translation>
    </message>
    <message>
        <source>range of the pixels (%1)</source>
        <translation>像素值范围（%1）</translation>
    </message>
    <message>
        <source>colour, no window</source>
        <translation>彩色，无窗</translation>
    </message>
    <message>
        <source>window of the image: %1</source>
        <translation>图像自带窗：%1</translation>
    </message>
    <message>
        <source>lookup table of the image</source>
        <translation>图像自带查找表</translation>
    </message>
    <message>
        <source>lookup table of the image: &quot;%1&quot;</source>
        <translation>图像自带查找表：“%1”</translation>
    </message>
    <message>
        <source>window: range of the pixels</source>
        <translation>窗：像素值范围</translation>
    </message>
    <message>
        <source>window by hand: %1</source>
        <translation>手动调窗：%1</translation>
    </message>
    <message>
        <source>window of the image</source>
        <translation>图像自带窗</translation>
    </message>
    <message>
        <source>range of the pixels</source>
        <translation>像素范围</translation>
    </message>
    <message>
        <source>window by hand</source>
        <translation>手动调窗</translation>
    </message>
    <message>
        <source>presentation state</source>
        <translation>显示状态</translation>
    </message>
</context>
<context>
    <name>annulus::ui::Document</name>
    <message>
        <source>Read-only. %1</source>
        <translation>只读。%1</translation>
    </message>
</context>
<context>
    <name>annulus::ui::DropZone</name>
    <message>
        <source>Bring in mammograms and ultrasound</source>
        <translation>导入乳腺X线与超声图像</translation>
    </message>
    <message>
        <source>Drop a folder or files here. DICOM objects are found whatever their names are and grouped by patient, study and series. Nothing is copied, changed or sent anywhere.</source>
        <translation>将文件夹或文件拖放到此处。无论文件名如何，DICOM 对象都会被找到，并按患者、检查和序列归组。不会复制、修改或外传任何内容。</translation>
    </message>
    <message>
        <source>Import folder ...</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>No images at hand?</source>
        <translation>手边没有图像？</translation>
    </message>
    <message>
        <source>Open the demo cohort</source>
        <translation>打开演示队列</translation>
    </message>
    <message>
        <source>The images are being read</source>
        <translation>正在读取图像</translation>
    </message>
    <message>
        <source>The cases appear here as soon as they are found. The bar above shows how far it is, and stops it.</source>
        <translation>读取完成后病例会显示在此处。上方的进度条显示进度，也可停止。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ExportOutlinesDialog</name>
    <message>
        <source>Export outlines</source>
        <translation>导出轮廓</translation>
    </message>
    <message>
        <source>DICOM Segmentation</source>
        <translation>DICOM 分割</translation>
    </message>
    <message>
        <source>Masks, NRRD</source>
        <translation>掩膜，NRRD</translation>
    </message>
    <message>
        <source>Masks, NIfTI</source>
        <translation>掩膜，NIfTI</translation>
    </message>
    <message>
        <source>Masks, PNG</source>
        <translation>掩膜，PNG</translation>
    </message>
    <message>
        <source>Labels for ITK-SNAP</source>
        <translation>ITK-SNAP 标签</translation>
    </message>
    <message>
        <source>Contours, JSON</source>
        <translation>轮廓，JSON</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>所有人的</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>All patients</source>
        <translation>全部患者</translation>
    </message>
    <message>
        <source>With their rings</source>
        <translation>连同瘤周环</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Choose folder ...</source>
        <translation>选择文件夹 ...</translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) exported</source>
        <translation>
            <numerusform>已导出 %n 个轮廓</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>... and %n more</source>
        <translation>
            <numerusform>……另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Export outlines to</source>
        <translation>导出轮廓到</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ExtractionFailuresDialog</name>
    <message>
        <source>What the extraction could not compute</source>
        <translation>提取未能计算的内容</translation>
    </message>
    <message>
        <source>Double-click a row to go to its outline. The table of features has the same reasons in its cells.</source>
        <translation>双击一行可转到其轮廓。特征表的单元格中有相同的原因。</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Save table ...</source>
        <translation>保存表格…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ExtractionPanel</name>
    <message>
        <source>Open parameter file</source>
        <translation>打开参数文件</translation>
    </message>
    <message>
        <source>PyRadiomics parameter files (*.yaml *.yml)</source>
        <translation>PyRadiomics 参数文件 (*.yaml *.yml)</translation>
    </message>
    <message numerus="yes">
        <source>Extract features of %n outline(s)</source>
        <translation>
            <numerusform>提取 %n 个轮廓的特征</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Features of %1 of %n outline(s) extracted</source>
        <translation>
            <numerusform>已提取 %n 个轮廓中 %1 个的特征</numerusform>
        </translation>
    </message>
    <message>
        <source>The work was stopped: what was finished is here.</source>
        <translation>任务已停止：已完成的结果已保留。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>参数设置</translation>
    </message>
    <message>
        <source>Preset of feature settings</source>
        <translation>特征参数预设</translation>
    </message>
    <message>
        <source>PyRadiomics file ...</source>
        <translation>PyRadiomics 文件…</translation>
    </message>
    <message>
        <source>Read a PyRadiomics parameter file (YAML) unchanged</source>
        <translation>直接读取 PyRadiomics 参数文件（YAML），无需修改</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>病灶</translation>
    </message>
    <message>
        <source>Each ring</source>
        <translation>各瘤周环</translation>
    </message>
    <message>
        <source>Lesion and ring together</source>
        <translation>病灶与瘤周合并</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Of this image</source>
        <translation>当前图像</translation>
    </message>
    <message>
        <source>Of this patient</source>
        <translation>当前患者</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 bins</source>
        <translation>%1 个灰度级</translation>
    </message>
    <message>
        <source>bin width %1</source>
        <translation>灰度级宽度 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s) of each region</source>
        <translation>
            <numerusform>每个区域 %n 个特征</numerusform>
        </translation>
    </message>
    <message>
        <source>Rings: %1 mm, %2</source>
        <translation>瘤周环：%1 mm，%2</translation>
    </message>
    <message>
        <source>each from the lesion&apos;s edge</source>
        <translation>均自病灶边缘起算</translation>
    </message>
    <message>
        <source>one around the other</source>
        <translation>逐层相接</translation>
    </message>
    <message>
        <source>All (%1)</source>
        <translation>全部（%1）</translation>
    </message>
    <message numerus="yes">
        <source>Extract %n outline(s)</source>
        <translation>
            <numerusform>提取 %n 个轮廓</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is outlined in this scope: draw an outline on the Read page first.</source>
        <translation>此范围内尚无轮廓：请先在阅片页勾画。</translation>
    </message>
    <message>
        <source>Stopping ...</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Feature settings of the project</source>
        <translation>项目的特征设置</translation>
    </message>
    <message>
        <source>These settings give no feature: choose a preset or another file.</source>
        <translation>这些设置不产生任何特征：请选择预设或其他文件。</translation>
    </message>
    <message>
        <source>What is up to date is not made again, also after a stop; where everything is, all of it is.</source>
        <translation>已是最新的不会重新计算，中途停止后也是如此；若全部已是最新，则全部重新计算。</translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s), region(s) or image(s) have no value. The first: %1</source>
        <translation>
            <numerusform>%n 个轮廓、区域或图像没有值。第一个：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message numerus="yes">
        <source>Without a value: %n ...</source>
        <translation>
            <numerusform>没有值：%n 项…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>annulus::ui::FeatureInspector</name>
    <message>
        <source>Choose a value to see its definition.</source>
        <translation>选择一个数值以查看其定义。</translation>
    </message>
    <message>
        <source>No value: %1</source>
        <translation>无数值：%1</translation>
    </message>
    <message>
        <source>The spacing was set by hand: lengths and rings hang on it.</source>
        <translation>像素间距为手动设定：长度和环均取决于它。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::FeatureMapLayer</name>
    <message>
        <source>Outline a lesion on this image first.</source>
        <translation>请先在此图像上勾画病灶。</translation>
    </message>
    <message>
        <source>Map of %1 in %2</source>
        <translation>%2 的 %1 分布图</translation>
    </message>
    <message>
        <source>%1 has no value in any neighbourhood of this lesion.</source>
        <translation>%1 在该病灶的任何邻域内都没有数值。</translation>
    </message>
    <message>
        <source>out of date: the outline has changed</source>
        <translation>已过期：轮廓已更改</translation>
    </message>
    <message>
        <source>out of date: the calibration has changed</source>
        <translation>已过期：标定已更改</translation>
    </message>
    <message>
        <source>out of date: the extraction settings have changed</source>
        <translation>已过期：提取设置已更改</translation>
    </message>
    <message>
        <source>out of date: the outline is gone</source>
        <translation>已过期：轮廓已不存在</translation>
    </message>
    <message>
        <source>%1, radius %2 mm</source>
        <translation>%1，半径 %2 mm</translation>
    </message>
</context>
<context>
    <name>annulus::ui::FeatureMapPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Compute map</source>
        <translation>计算分布图</translation>
    </message>
    <message>
        <source>Feature map of the lesion</source>
        <translation>病灶的特征分布图</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Show map</source>
        <translation>显示分布图</translation>
    </message>
    <message>
        <source>The feature that is computed in the neighbourhood of each pixel</source>
        <translation>在每个像素的邻域内计算的特征</translation>
    </message>
    <message>
        <source>How far the square neighbourhood reaches from its middle, at least one pixel</source>
        <translation>方形邻域从中心向外延伸的距离，至少一个像素</translation>
    </message>
    <message>
        <source>How much of the picture the map covers</source>
        <translation>分布图遮盖图像的程度</translation>
    </message>
    <message>
        <source>Computes the map in the background, with the grey levels of the extraction settings</source>
        <translation>按提取设置的灰度级在后台计算分布图</translation>
    </message>
    <message>
        <source>Show or hide the feature map</source>
        <translation>显示或隐藏特征分布图</translation>
    </message>
</context>
<context>
    <name>annulus::ui::FeatureTableModel</name>
    <message>
        <source>No value: %1</source>
        <translation>无数值：%1</translation>
    </message>
    <message>
        <source>Not computed for this region</source>
        <translation>该区域未计算此特征</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>单位：%1</translation>
    </message>
    <message>
        <source>IBSI code: %1</source>
        <translation>IBSI 代码：%1</translation>
    </message>
    <message>
        <source>%1, mm by hand</source>
        <translation>%1，毫米为手动设定</translation>
    </message>
    <message>
        <source>The spacing was set by hand: lengths and rings hang on it.</source>
        <translation>像素间距为手动设定：长度和环均取决于它。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::FeaturesPage</name>
    <message>
        <source>No features yet</source>
        <translation>尚无特征</translation>
    </message>
    <message>
        <source>Go to Read</source>
        <translation>前往阅片</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>筛选行</translation>
    </message>
    <message>
        <source>Find feature</source>
        <translation>查找特征</translation>
    </message>
    <message>
        <source>Export CSV ...</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>%1 rows, %2 features</source>
        <translation>%1 行，%2 个特征</translation>
    </message>
    <message numerus="yes">
        <source>%n out of date: extract again</source>
        <translation>
            <numerusform>%n 项已过期：重新提取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) out of date</source>
        <translation>
            <numerusform>%n 个轮廓的特征已过期</numerusform>
        </translation>
    </message>
    <message>
        <source>Export features</source>
        <translation>导出特征</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Features are numbers computed from outlined regions. Choose settings and regions on the left, then extract.</source>
        <translation>特征是由勾画区域计算得到的数值。请在左侧选择参数和区域，然后提取。</translation>
    </message>
    <message>
        <source>Features are numbers computed from outlined regions. Outline a lesion on the Read page first.</source>
        <translation>特征是由勾画区域计算得到的数值。请先在阅片页勾画病灶。</translation>
    </message>
    <message numerus="yes">
        <source>Extract %n outline(s)</source>
        <translation>
            <numerusform>提取 %n 个轮廓</numerusform>
        </translation>
    </message>
    <message>
        <source>Computes the outlines that are out of date again with today&apos;s settings, and no others</source>
        <translation>仅用当前设置重新计算已过期的轮廓，不计算其他轮廓</translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) out of date are in it without values, with the reason.</source>
        <translation>
            <numerusform>其中 %n 个已过期的轮廓没有数值，只写明原因。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every value in the long form, with reasons where there is none; beside it a file of notes with the settings and what was calibrated by hand</source>
        <translation>以长表导出所有数值，无值处注明原因；旁边另有一个说明文件，记录所用设置以及手动校准的图像</translation>
    </message>
    <message>
        <source>No row has these words. Clear the row filter to see all.</source>
        <translation>没有包含这些词的行。清除行筛选可查看全部。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::FigureView</name>
    <message>
        <source>Click to open the patient</source>
        <translation>单击打开该患者</translation>
    </message>
    <message>
        <source>Save figure or its numbers ...</source>
        <translation>保存图或其数据 ...</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>PDF, for print (*.pdf)</source>
        <translation>PDF，用于印刷 (*.pdf)</translation>
    </message>
    <message>
        <source>SVG, to edit (*.svg)</source>
        <translation>SVG，可编辑 (*.svg)</translation>
    </message>
    <message>
        <source>PNG, 300 dpi (*.png)</source>
        <translation>PNG，300 dpi (*.png)</translation>
    </message>
    <message>
        <source>PNG, 600 dpi (*.png)</source>
        <translation>PNG，600 dpi (*.png)</translation>
    </message>
    <message>
        <source>Numbers of the figure (*.csv)</source>
        <translation>图的数据 (*.csv)</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>保存图</translation>
    </message>
</context>
<context>
    <name>annulus::ui::FrameBar</name>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>frame %1 of %2, %3 a second</source>
        <translation>第 %1 帧，共 %2 帧，每秒 %3 帧</translation>
    </message>
    <message>
        <source>frame %1 of %2, played at %3 a second: the file states no rate</source>
        <translation>第 %1 帧，共 %2 帧，按每秒 %3 帧播放：文件未注明帧率</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Play in a loop</source>
        <translation>循环播放</translation>
    </message>
</context>
<context>
    <name>annulus::ui::GridPicker</name>
    <message>
        <source>Columns and rows of the grid</source>
        <translation>网格的列数和行数</translation>
    </message>
</context>
<context>
    <name>annulus::ui::HistoryModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>About</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>annulus::ui::HistoryPage</name>
    <message>
        <source>History broken</source>
        <translation>历史记录已损坏</translation>
    </message>
    <message>
        <source>History whole</source>
        <translation>历史记录完整</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史记录</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>About everything</source>
        <translation>所有事项</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Who did it</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>By everybody</source>
        <translation>所有人员</translation>
    </message>
    <message>
        <source>Every change, run, export and save of this project will be listed here, with who did it and when.</source>
        <translation>此处将列出该项目的每次更改、运行、导出和保存，以及操作者和时间。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%2 条中的 %1 条</translation>
    </message>
    <message>
        <source>Choose an entry to see who did it, where and with which program.</source>
        <translation>选择一条记录，查看由谁、在何处、用哪个程序完成。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::HungTiles</name>
    <message>
        <source>earlier: %1</source>
        <translation>既往：%1</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ImportReportModel</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ImportReportView</name>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Import report</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Back to the cases</source>
        <translation>返回病例</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the import report</source>
        <translation>筛选导入报告</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Save as CSV ...</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Save import report</source>
        <translation>保存导入报告</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>With remarks</source>
        <translation>有提示</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Choose a file to read the whole reason.</source>
        <translation>选择一个文件以查看完整原因。</translation>
    </message>
    <message>
        <source>All imports</source>
        <translation>全部导入</translation>
    </message>
    <message>
        <source>No file of this kind.</source>
        <translation>没有此类文件。</translation>
    </message>
    <message>
        <source>Import to show</source>
        <translation>要显示的导入</translation>
    </message>
</context>
<context>
    <name>annulus::ui::JobList</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>清除已结束的任务</translation>
    </message>
    <message>
        <source>Long work such as an import or an extraction appears here, with its progress and a way to stop it.</source>
        <translation>导入、特征提取等耗时任务会显示在此处，可查看进度并随时停止。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::JobStrip</name>
    <message>
        <source>Stopping ...</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>annulus::ui::JobsButton</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Jobs %1</source>
        <translation>任务 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n 个任务正在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>A job failed: see the list</source>
        <translation>有任务失败：请查看列表</translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation>没有正在运行的任务</translation>
    </message>
</context>
<context>
    <name>annulus::ui::KeySheet</name>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>annulus::ui::LesionLine</name>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete outline</source>
        <translation>删除轮廓</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>annulus::ui::LiveRisk</name>
    <message>
        <source>Live readout</source>
        <translation>实时判读</translation>
    </message>
    <message>
        <source>Follows the outline; nothing is stored. Research use only.</source>
        <translation>随轮廓更新;不保存。仅供研究使用。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::MainWindow</name>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Annulus</source>
        <translation>Annulus</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are still running.</source>
        <translation>
            <numerusform>仍有 %n 个任务正在运行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop them and close? What they have finished stays in the project.</source>
        <translation>停止任务并关闭？已完成的结果会保留在项目中。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>继续工作</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ModelInspector</name>
    <message>
        <source>The steps and features of the chosen model are listed here.</source>
        <translation>此处列出所选模型的步骤和特征。</translation>
    </message>
    <message>
        <source>, only what is known before surgery</source>
        <translation>，仅用术前已知的变量</translation>
    </message>
    <message>
        <source>STEPS</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>FEATURES (%1)</source>
        <translation>特征（%1）</translation>
    </message>
    <message>
        <source>kept in %1 of %2 folds</source>
        <translation>在 %2 折中的 %1 折被保留</translation>
    </message>
    <message>
        <source>NOTES</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ModelPage</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation>仅供研究使用</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Nomogram</source>
        <translation>列线图</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>尚无运行结果</translation>
    </message>
    <message>
        <source>Choose a protocol, the features and the clinical table on the left, then Run: the same steps as the paper&apos;s, and beside them an honest judgement. A folder that annulus-cli run has written is opened with Open run.</source>
        <translation>在左侧选择方案、特征和临床表，然后点“运行”：按论文的步骤执行，并在旁边给出如实的评价。annulus-cli run 写出的文件夹可用“打开运行结果”查看。</translation>
    </message>
    <message>
        <source>Patient %1 is not in this project.</source>
        <translation>患者 %1 不在本项目中。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Report ...</source>
        <translation>报告 ...</translation>
    </message>
    <message>
        <source>Methods text, tables, figures and checklists (TRIPOD+AI, CLAIM, METRICS, IBSI) as one PDF</source>
        <translation>方法文字、表、图和报告清单（TRIPOD+AI、CLAIM、METRICS、IBSI）合成一个 PDF</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Saved %1. The figures are in the run&apos;s folder.</source>
        <translation>已保存 %1。图在运行结果文件夹中。</translation>
    </message>
    <message>
        <source>Stop report (%1 %)</source>
        <translation>停止生成报告（%1 %）</translation>
    </message>
    <message>
        <source>Report is written ...</source>
        <translation>正在写入报告…</translation>
    </message>
</context>
<context>
    <name>annulus::ui::NomogramPanel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>What if: these values are not saved. Research use only.</source>
        <translation>假设值：不会保存。仅供研究使用。</translation>
    </message>
    <message>
        <source>This run has no nomogram: it is drawn from a model of two classes by logistic regression with few predictors, as a combined or clinical model is.</source>
        <translation>此次运行没有列线图：列线图来自预测变量较少的二分类逻辑回归模型，如联合模型或临床模型。</translation>
    </message>
    <message>
        <source>%1 points, probability %2</source>
        <translation>%1 分，概率 %2</translation>
    </message>
    <message>
        <source> (95% CI %1 to %2)</source>
        <translation>（95% CI %1 至 %2）</translation>
    </message>
    <message>
        <source>Names and order ...</source>
        <translation>名称与顺序…</translation>
    </message>
    <message>
        <source>What the axes are called and in what order they stand, on screen and in print</source>
        <translation>坐标轴的名称及排列顺序，屏幕与打印均适用</translation>
    </message>
    <message>
        <source>Patient %1: %2 of %3 values known. Drag a mark to ask what if.</source>
        <translation>患者 %1：已知 %3 个值中的 %2 个。拖动标记可查看假设情形。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::NoticeBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>annulus::ui::NoticeLine</name>
    <message>
        <source>Messages of this session</source>
        <translation>本次运行的消息</translation>
    </message>
</context>
<context>
    <name>annulus::ui::NoticeList</name>
    <message>
        <source>Messages of this session</source>
        <translation>本次运行的消息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>What the program tells appears here: results, warnings and errors.</source>
        <translation>程序的提示显示在这里：结果、警告和错误。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::Overlay</name>
    <message>
        <source>pixels: uncalibrated</source>
        <translation>像素：未标定</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
</context>
<context>
    <name>annulus::ui::PageBar</name>
    <message>
        <source>Dark or paper look</source>
        <translation>深色或浅色外观</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>项目：%1</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>annulus::ui::PatientPage</name>
    <message>
        <source>Add model ...</source>
        <translation>添加模型…</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Report ...</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Put a model bundle on the shelf: it reads the patients of all projects</source>
        <translation>把模型包放上架:它可判读所有项目的患者</translation>
    </message>
    <message>
        <source>Take a model off the shelf</source>
        <translation>把模型从架上取下</translation>
    </message>
    <message>
        <source>One to two pages as PDF: pictures, readout with reasons, where the models come from</source>
        <translation>一至两页 PDF:图像、附理由的判读、模型来源</translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation>仅供研究使用</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Model bundles (*%1)</source>
        <translation>模型包 (*%1)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Print the patient&apos;s name on it? Without, the ID alone says whose it is.</source>
        <translation>是否印上患者姓名?若不印,则仅以 ID 标明患者。</translation>
    </message>
    <message>
        <source>No model yet. A model bundle comes out of a run on the page Model, or from a colleague.</source>
        <translation>还没有模型。模型包来自“模型”页的一次运行,或由同事提供。</translation>
    </message>
    <message>
        <source>Choose a patient in the worklist.</source>
        <translation>请在工作列表中选择患者。</translation>
    </message>
    <message>
        <source>No lesion is outlined on this patient&apos;s images.</source>
        <translation>该患者的图像上没有勾画病灶。</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Breast and time that are read</source>
        <translation>判读的乳腺与时间</translation>
    </message>
    <message>
        <source>Another side or time, marked beside</source>
        <translation>在旁标出的另一侧或另一时间</translation>
    </message>
    <message>
        <source>what if</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>compare with ...</source>
        <translation>与…比较</translation>
    </message>
</context>
<context>
    <name>annulus::ui::PictureMenu</name>
    <message>
        <source>As it hangs</source>
        <translation>恢复挂片方向</translation>
    </message>
    <message>
        <source>Measure this screen ...</source>
        <translation>测量本屏幕…</translation>
    </message>
    <message>
        <source>Save the pictures as PNG ...</source>
        <translation>将画面存为 PNG…</translation>
    </message>
    <message>
        <source>overlay %1</source>
        <translation>叠加层 %1</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>按存储显示</translation>
    </message>
    <message>
        <source>Looking for presentation states ...</source>
        <translation>正在查找显示状态…</translation>
    </message>
    <message>
        <source>No presentation state beside this image</source>
        <translation>该图像旁没有显示状态</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Turn, magnify, true size, overlays and presentation states</source>
        <translation>旋转、放大镜、实际大小、叠加层和显示状态</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ProjectFiles</name>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open project ...</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as ...</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>未命名项目</translation>
    </message>
    <message>
        <source>Saving ...</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Changes not saved</source>
        <translation>有未保存的更改</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Annulus projects (*%1)</source>
        <translation>Annulus 项目 (*%1)</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>Annulus</source>
        <translation>Annulus</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 有未保存的更改。</translation>
    </message>
    <message>
        <source>Save them before going on?</source>
        <translation>继续之前是否保存？</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The working copy can be written again; nothing was lost.</source>
        <translation>工作副本已可写入；没有任何丢失。</translation>
    </message>
    <message>
        <source>Find missing images ...</source>
        <translation>查找缺失的图像...</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Restore unsaved work</source>
        <translation>恢复未保存的工作</translation>
    </message>
    <message>
        <source>Where to look for missing images</source>
        <translation>在何处查找缺失的图像</translation>
    </message>
    <message>
        <source>Find missing images</source>
        <translation>查找缺失的图像</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) found again</source>
        <translation>
            <numerusform>重新找到 %n 个图像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 still missing, the first one %3.</source>
        <translation>%1，仍缺 %2 个，第一个是 %3。</translation>
    </message>
    <message>
        <source>Who is reading ...</source>
        <translation>阅片者 ...</translation>
    </message>
    <message>
        <source>Reader: %1 ...</source>
        <translation>阅片者：%1 ...</translation>
    </message>
    <message>
        <source>Rename project ...</source>
        <translation>重命名项目 ...</translation>
    </message>
    <message>
        <source>Ring settings ...</source>
        <translation>环的设置 ...</translation>
    </message>
    <message numerus="yes">
        <source>There are %n older state(s) of it, kept as backups.</source>
        <translation>
            <numerusform>该项目有 %n 个较早的状态保存为备份。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a backup ...</source>
        <translation>打开备份...</translation>
    </message>
    <message>
        <source>Export outlines ...</source>
        <translation>导出轮廓 ...</translation>
    </message>
    <message>
        <source>Compare readers ...</source>
        <translation>比较阅片者 ...</translation>
    </message>
    <message>
        <source>Read blinded</source>
        <translation>盲法阅片</translation>
    </message>
    <message>
        <source>Hides the outlines of other readers and brings the patients in an order of this reader&apos;s own</source>
        <translation>隐藏其他阅片者的轮廓，并按该阅片者专属的随机顺序呈现患者</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ProtocolEditor</name>
    <message>
        <source>OFTEN CHANGED</source>
        <translation>常改的设置</translation>
    </message>
    <message>
        <source>Protocol as text (YAML)</source>
        <translation>方案文本（YAML）</translation>
    </message>
    <message numerus="yes">
        <source>The protocol is understood: %n model(s).</source>
        <translation>
            <numerusform>方案可读：%n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>random within classes</source>
        <translation>按类别随机</translation>
    </message>
    <message>
        <source>blocks by age</source>
        <translation>按年龄分区组</translation>
    </message>
    <message>
        <source>by a column</source>
        <translation>按某列</translation>
    </message>
    <message>
        <source>Share for training</source>
        <translation>训练集比例</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>ICC above</source>
        <translation>ICC 高于</translation>
    </message>
    <message>
        <source>ICC form</source>
        <translation>ICC 形式</translation>
    </message>
    <message>
        <source>Spearman |ρ| at most</source>
        <translation>Spearman |ρ| 上限</translation>
    </message>
    <message>
        <source>Univariate P at most</source>
        <translation>单变量 P 上限</translation>
    </message>
    <message>
        <source>fill up the smaller class</source>
        <translation>补足较少的类别</translation>
    </message>
    <message>
        <source>SMOTE</source>
        <translation>SMOTE</translation>
    </message>
    <message>
        <source>LASSO</source>
        <translation>LASSO</translation>
    </message>
    <message>
        <source>Gaussian on 0/1</source>
        <translation>以 0/1 为值的高斯</translation>
    </message>
    <message>
        <source>binomial</source>
        <translation>二项</translation>
    </message>
    <message>
        <source>LASSO folds</source>
        <translation>LASSO 折数</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>惩罚</translation>
    </message>
    <message>
        <source>Clinical: univariable P below</source>
        <translation>临床：单因素 P 小于</translation>
    </message>
    <message>
        <source>Honest: outer folds</source>
        <translation>如实：外层折数</translation>
    </message>
    <message>
        <source>Honest: repeats</source>
        <translation>如实：重复次数</translation>
    </message>
    <message>
        <source>Honest: bootstraps of the whole</source>
        <translation>如实：全流程自助法次数</translation>
    </message>
    <message>
        <source>Decision curve from</source>
        <translation>决策曲线起点</translation>
    </message>
    <message>
        <source>Decision curve to</source>
        <translation>决策曲线终点</translation>
    </message>
    <message>
        <source>Readout: low below</source>
        <translation>判读：低于此值为低</translation>
    </message>
    <message>
        <source>Readout: high above</source>
        <translation>判读：高于此值为高</translation>
    </message>
    <message>
        <source>Ring widths to compare (mm)</source>
        <translation>比较的环宽（mm）</translation>
    </message>
</context>
<context>
    <name>annulus::ui::QualityModel</name>
    <message>
        <source>View missing</source>
        <translation>缺少体位</translation>
    </message>
    <message>
        <source>Side contradicts itself</source>
        <translation>侧别自相矛盾</translation>
    </message>
    <message>
        <source>Side unknown</source>
        <translation>侧别未知</translation>
    </message>
    <message>
        <source>Raw and processed mixed</source>
        <translation>原始与处理后图像混用</translation>
    </message>
    <message>
        <source>Lossy and lossless mixed</source>
        <translation>有损与无损混用</translation>
    </message>
    <message>
        <source>No millimetres</source>
        <translation>没有毫米标定</translation>
    </message>
    <message>
        <source>Text burned in</source>
        <translation>像素中有文字</translation>
    </message>
    <message>
        <source>Text suspected</source>
        <translation>疑有文字</translation>
    </message>
    <message>
        <source>Same UID twice</source>
        <translation>UID 重复</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>具体内容</translation>
    </message>
</context>
<context>
    <name>annulus::ui::QualityView</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n 项发现</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found that speaks against a patient or an image.</source>
        <translation>没有发现任何对患者或图像不利的问题。</translation>
    </message>
    <message>
        <source>No finding of this kind.</source>
        <translation>没有这类发现。</translation>
    </message>
    <message>
        <source>Quality report</source>
        <translation>质量报告</translation>
    </message>
    <message>
        <source>Back to the cases</source>
        <translation>返回病例</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the quality report</source>
        <translation>筛选质量报告</translation>
    </message>
    <message>
        <source>Open in Read</source>
        <translation>在阅片中打开</translation>
    </message>
    <message>
        <source>Save as CSV ...</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Kind of finding</source>
        <translation>发现的类别</translation>
    </message>
    <message>
        <source>All findings %1</source>
        <translation>全部发现 %1</translation>
    </message>
    <message>
        <source>Save the quality report</source>
        <translation>保存质量报告</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ReadInspector</name>
    <message>
        <source>This image is not calibrated: there are no rings and no millimetres.</source>
        <translation>此图像未标定：无法生成瘤周环，也没有毫米测量值。</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3 bit</source>
        <translation>%1 × %2 像素，%3 位</translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <source>Share of the ring that the image border, the tissue border or another lesion takes away</source>
        <translation>瘤周环被图像边缘、组织边界或其他病灶截去的比例</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>病灶</translation>
    </message>
    <message>
        <source>Rings around the lesion</source>
        <translation>瘤周环</translation>
    </message>
    <message>
        <source>Calibrate by two clicks</source>
        <translation>两点标定</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Long × short axis</source>
        <translation>长径 × 短径</translation>
    </message>
    <message>
        <source>Perimeter</source>
        <translation>周长</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>%1–%2 mm</source>
        <translation>%1–%2 mm</translation>
    </message>
    <message>
        <source>Show the ring from %1 to %2 mm</source>
        <translation>显示 %1 至 %2 mm 的环</translation>
    </message>
    <message>
        <source>Measures of %1</source>
        <translation>%1 的测量值</translation>
    </message>
    <message>
        <source>Nothing outlined yet. Press %1 and click around the lesion, or %2 and draw around it.</source>
        <translation>尚未勾画。按 %1 后沿病灶逐点单击，或按 %2 后绕病灶徒手勾画。</translation>
    </message>
    <message>
        <source>Nothing is outlined on the images of this patient.</source>
        <translation>此患者的图像上没有勾画任何轮廓。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ReadOnlyBanner</name>
    <message>
        <source>Save a copy ...</source>
        <translation>保存副本...</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ReadPage</name>
    <message>
        <source>x %1  y %2    %3</source>
        <translation>x %1  y %2    %3</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅片</translation>
    </message>
    <message>
        <source>There is no true size: the picture has no millimetres.</source>
        <translation>无法按实际大小显示：画面没有毫米标定。</translation>
    </message>
    <message>
        <source>There is no true size: the screen does not say how large it is. Measure it first (Picture, Measure this screen).</source>
        <translation>无法按实际大小显示：屏幕没有说明自己的尺寸。请先测量（画面 &gt; 测量本屏幕）。</translation>
    </message>
    <message>
        <source>True size: %1 on a screen of %2.</source>
        <translation>实际大小：%1；屏幕%2。</translation>
    </message>
    <message>
        <source>Save the pictures</source>
        <translation>保存画面</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>The picture cannot be written to %1.</source>
        <translation>无法将图片写入 %1。</translation>
    </message>
    <message>
        <source>Saved %1. Text is drawn into a picture: look whether it names the patient before you pass it on.</source>
        <translation>已保存 %1。画面像素中有文字：转交他人前请确认其中没有患者姓名。</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ReadPane</name>
    <message>
        <source>presentation state: %1</source>
        <translation>显示状态：%1</translation>
    </message>
    <message>
        <source>by hand: %1</source>
        <translation>手动：%1</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ReadScene</name>
    <message>
        <source>the new outline</source>
        <translation>新轮廓</translation>
    </message>
    <message>
        <source>greys inverted</source>
        <translation>灰度反转</translation>
    </message>
    <message>
        <source>no rings: the breast was not found</source>
        <translation>无环：未找到乳腺</translation>
    </message>
    <message>
        <source>coloured: features see luminance</source>
        <translation>含彩色：特征取亮度值</translation>
    </message>
    <message>
        <source>the chest wall is at the other edge than the header says</source>
        <translation>胸壁所在边缘与文件头所述相反</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ReaderAgreementDialog</name>
    <message>
        <source>without a name</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>These two readers have no lesion in common.</source>
        <translation>这两位阅片者没有共同的病灶。</translation>
    </message>
    <message numerus="yes">
        <source>%n lesion(s) of both: median Dice %1 (%2 to %3).</source>
        <translation>
            <numerusform>两人共有 %n 个病灶：Dice 中位数 %1（%2 至 %3）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drawn by one of them only.</source>
        <translation>
            <numerusform>另有 %n 个仅由其中一人勾画。</numerusform>
        </translation>
    </message>
    <message>
        <source>Area, second minus first: %1 mm² on average, 95 % limits of agreement %2 to %3 mm² (Bland and Altman).</source>
        <translation>面积（第二位减第一位）：平均 %1 mm²，95 % 一致性界限 %2 至 %3 mm²（Bland 与 Altman）。</translation>
    </message>
    <message>
        <source>Compare readers</source>
        <translation>比较阅片者</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>病灶</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Jaccard</source>
        <translation>Jaccard</translation>
    </message>
    <message>
        <source>HD95</source>
        <translation>HD95</translation>
    </message>
    <message>
        <source>Mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>Area, first</source>
        <translation>面积，第一位</translation>
    </message>
    <message>
        <source>Area, second</source>
        <translation>面积，第二位</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save table ...</source>
        <translation>保存表格 ...</translation>
    </message>
    <message>
        <source>and</source>
        <translation>与</translation>
    </message>
    <message>
        <source>Double-click a row to see both outlines on the picture.</source>
        <translation>双击一行，在图像上查看两个轮廓。</translation>
    </message>
    <message>
        <source>The outlines are being compared ...</source>
        <translation>正在比较轮廓 ...</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <translation>%1，第 %2 帧</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Began as a proposal of a model; Dice to the proposal</source>
        <translation>起初由模型建议；与建议轮廓的 Dice</translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) of the first reader began as a proposal of a model, median Dice to it %1.</source>
        <translation>
            <numerusform>第一位阅片者有 %n 个轮廓起初由模型建议，与建议的 Dice 中位数为 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) of the second reader began as a proposal of a model, median Dice to it %1.</source>
        <translation>
            <numerusform>第二位阅片者有 %n 个轮廓起初由模型建议，与建议的 Dice 中位数为 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Dice to proposal, first</source>
        <translation>与建议之 Dice，第一位</translation>
    </message>
    <message>
        <source>Dice to proposal, second</source>
        <translation>与建议之 Dice，第二位</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ReadoutCard</name>
    <message>
        <source>What moved it</source>
        <translation>影响因素</translation>
    </message>
    <message>
        <source>Only the largest</source>
        <translation>仅显示最大者</translation>
    </message>
    <message>
        <source>All reasons (%1 more)</source>
        <translation>全部理由(另有 %1 条)</translation>
    </message>
</context>
<context>
    <name>annulus::ui::RecoveryDialog</name>
    <message>
        <source>Discard ...</source>
        <translation>放弃...</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <source>Work that was not saved was found</source>
        <translation>发现未保存的工作</translation>
    </message>
    <message>
        <source>The program ended before these changes were saved. Restoring one opens it as it was at the last change; the project file is left as it is until you save.</source>
        <translation>程序在保存这些更改之前已结束。恢复将打开最后一次更改时的状态；在您保存之前，项目文件保持不变。</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>未命名项目</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>留待以后</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>It cannot be restored. %1
The file is kept: %2</source>
        <translation>无法恢复。%1
文件已保留：%2</translation>
    </message>
    <message>
        <source>Never saved to a file.</source>
        <translation>从未保存到文件。</translation>
    </message>
    <message>
        <source>Project file: %1</source>
        <translation>项目文件：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved, the last one %1:</source>
        <translation>
            <numerusform>%n 项更改未保存，最后一项于 %1：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>   and %n before</source>
        <translation>
            <numerusform>   以及之前的 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard the unsaved work in %1?</source>
        <translation>放弃 %1 中未保存的工作？</translation>
    </message>
    <message>
        <source>This cannot be undone. The project file is not touched.</source>
        <translation>此操作无法撤销。项目文件不受影响。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>annulus::ui::RegionOptions</name>
    <message>
        <source>Size of the brush</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Unit of the brush&apos;s size</source>
        <translation>画笔大小的单位</translation>
    </message>
    <message>
        <source>Shape of the brush</source>
        <translation>画笔形状</translation>
    </message>
    <message>
        <source>round</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>adaptive</source>
        <translation>自适应</translation>
    </message>
    <message>
        <source>Paint only what looks like the place where the stroke begins</source>
        <translation>只涂抹与落笔处相似的像素</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Tolerance, in per cent of the image&apos;s range of values</source>
        <translation>容差，占图像数值范围的百分比</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Change the outline as a whole</source>
        <translation>整体修改轮廓</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>By how much outlines grow, shrink and are smoothed</source>
        <translation>轮廓扩大、缩小和平滑的幅度</translation>
    </message>
</context>
<context>
    <name>annulus::ui::RingSettingsDialog</name>
    <message>
        <source>Ring settings</source>
        <translation>环的设置</translation>
    </message>
    <message>
        <source>Outer margins in mm</source>
        <translation>外缘距离（mm）</translation>
    </message>
    <message>
        <source>Each ring from the lesion&apos;s edge</source>
        <translation>每个环均从病灶边缘起算</translation>
    </message>
    <message>
        <source>One ring around the other</source>
        <translation>各环依次相套</translation>
    </message>
    <message>
        <source>Only within the breast or the ultrasound region</source>
        <translation>仅限乳腺或超声区域之内</translation>
    </message>
    <message>
        <source>Use for the whole project</source>
        <translation>用于整个项目</translation>
    </message>
    <message>
        <source>Features that were extracted with other rings stay as they are and are marked as out of date.</source>
        <translation>以其他环提取的特征保持不变，并标为已过期。</translation>
    </message>
    <message>
        <source>Margins rise from above 0 to at most 50 mm, for example 1, 2, 3.</source>
        <translation>距离须从大于 0 逐个增大，最多 50 mm，例如 1, 2, 3。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::RunFiguresView</name>
    <message>
        <source>Save figure ...</source>
        <translation>保存图 ...</translation>
    </message>
    <message>
        <source>As PDF, SVG or PNG for a manuscript, or its numbers as CSV</source>
        <translation>存为 PDF、SVG 或 PNG 供论文使用，或将数据存为 CSV</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Mode of the run</source>
        <translation>运行方式</translation>
    </message>
    <message>
        <source>Patients judged</source>
        <translation>被评价的患者</translation>
    </message>
    <message>
        <source>Class told from the others</source>
        <translation>与其余类别区分的类别</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Which models are drawn together</source>
        <translation>哪些模型画在一起</translation>
    </message>
    <message>
        <source>%1 has no such figure for this mode and these patients. Choose another model or mode above.</source>
        <translation>%1 在此方式和这些患者下没有该图。请在上方选择其他模型或方式。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::RunOverview</name>
    <message>
        <source>AREA UNDER THE ROC CURVE (95% CI)</source>
        <translation>ROC 曲线下面积（95% CI）</translation>
    </message>
    <message>
        <source>WHAT A REVIEWER WOULD OBJECT TO</source>
        <translation>审稿人会提出的问题</translation>
    </message>
    <message>
        <source>Models and their areas under the curve</source>
        <translation>各模型及其曲线下面积</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s) included</source>
        <translation>
            <numerusform>纳入 %n 例患者</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 for training, %2 in the locked test set</source>
        <translation>训练 %1 例，锁定的测试集 %2 例</translation>
    </message>
    <message numerus="yes">
        <source>%n assessed</source>
        <translation>
            <numerusform>评估 %n 例</numerusform>
        </translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>随机种子 %1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Published: training</source>
        <translation>论文方式：训练集</translation>
    </message>
    <message>
        <source>Published: test</source>
        <translation>论文方式：测试集</translation>
    </message>
    <message>
        <source>Honest: cross-validation</source>
        <translation>如实：交叉验证</translation>
    </message>
    <message>
        <source>Honest: test</source>
        <translation>如实：测试集</translation>
    </message>
    <message>
        <source>Bootstrap-corrected</source>
        <translation>自助法校正</translation>
    </message>
    <message>
        <source>Optimism</source>
        <translation>乐观偏差</translation>
    </message>
    <message>
        <source>Other run: cross-validation</source>
        <translation>另一运行：交叉验证</translation>
    </message>
    <message>
        <source>Other run: published test</source>
        <translation>另一运行：论文方式测试集</translation>
    </message>
</context>
<context>
    <name>annulus::ui::RunSetup</name>
    <message>
        <source>PROTOCOL</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>HOW IT IS JUDGED</source>
        <translation>评价方式</translation>
    </message>
    <message>
        <source>DATA</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>RUNS</source>
        <translation>运行结果</translation>
    </message>
    <message>
        <source>SIDE BY SIDE WITH</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>From file ...</source>
        <translation>从文件 ...</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Change the protocol by form or as text</source>
        <translation>以表单或文本修改方案</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>按论文</translation>
    </message>
    <message>
        <source>The paper&apos;s steps in its order on one split: training and test</source>
        <translation>按论文的步骤和顺序，在一次划分上：训练集与测试集</translation>
    </message>
    <message>
        <source>honest</source>
        <translation>如实</translation>
    </message>
    <message>
        <source>Everything that learns is refitted inside each fold; the test set stays locked until the end</source>
        <translation>所有学习步骤都在每一折内重新拟合；测试集锁定到最后</translation>
    </message>
    <message>
        <source>Open run ...</source>
        <translation>打开运行结果 ...</translation>
    </message>
    <message>
        <source>A folder that annulus-cli run has written</source>
        <translation>annulus-cli run 写出的文件夹</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行结果</translation>
    </message>
    <message>
        <source>Run side by side</source>
        <translation>并排的运行结果</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Features: choose CSV ...</source>
        <translation>特征：选择 CSV ...</translation>
    </message>
    <message>
        <source>Clinical table: choose CSV ...</source>
        <translation>临床表：选择 CSV ...</translation>
    </message>
    <message>
        <source>The long or the wide form that Features and annulus-cli extract write</source>
        <translation>“特征”页和 annulus-cli extract 写出的长表或宽表</translation>
    </message>
    <message>
        <source>One row for each patient; columns as the user guide names them</source>
        <translation>每位患者一行；列名见用户手册</translation>
    </message>
    <message>
        <source>This program was built without the run engine.</source>
        <translation>本程序未包含运行引擎。</translation>
    </message>
    <message>
        <source>The protocol has an error: edit it first.</source>
        <translation>方案有错误：请先修改。</translation>
    </message>
    <message>
        <source>Choose at least one way to judge.</source>
        <translation>请至少选择一种评价方式。</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>打开运行结果</translation>
    </message>
    <message>
        <source>%1 holds no run: a folder with result.json was expected, as annulus-cli run writes it.</source>
        <translation>%1 中没有运行结果：应为含 result.json 的文件夹，如 annulus-cli run 所写。</translation>
    </message>
    <message>
        <source>Protocols (*.yaml *.yml)</source>
        <translation>方案 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Clinical table</source>
        <translation>临床表</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>表格 (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>The run is finished.</source>
        <translation>运行已完成。</translation>
    </message>
    <message>
        <source>Stopping ...</source>
        <translation>正在停止 ...</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>This project&apos;s own</source>
        <translation>本项目自己的</translation>
    </message>
    <message numerus="yes">
        <source>Features of %n patient(s)</source>
        <translation>
            <numerusform>%n 位患者的特征</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clinical values of %n patient(s)</source>
        <translation>
            <numerusform>%n 位患者的临床值</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the features and the clinical table: this project holds none of its own.</source>
        <translation>请选择特征和临床表：本项目没有自己的数据。</translation>
    </message>
    <message>
        <source>%1 · out of date</source>
        <translation>%1 · 已过期</translation>
    </message>
</context>
<context>
    <name>annulus::ui::RunTablesView</name>
    <message>
        <source>Save table ...</source>
        <translation>保存表 ...</translation>
    </message>
    <message>
        <source>Save all ...</source>
        <translation>全部保存 ...</translation>
    </message>
    <message>
        <source>As CSV, Excel, HTML or LaTeX</source>
        <translation>存为 CSV、Excel、HTML 或 LaTeX</translation>
    </message>
    <message>
        <source>All tables in one file: a sheet each in Excel</source>
        <translation>所有表存入一个文件：Excel 中每表一个工作表</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Save all tables</source>
        <translation>保存所有表</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>保存表</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>LaTeX (*.tex)</source>
        <translation>LaTeX (*.tex)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ScreenCalibration</name>
    <message>
        <source>Measure this screen</source>
        <translation>测量本屏幕</translation>
    </message>
    <message>
        <source>Hold a bank card against the screen and make the frame as long as the card (85.60 mm). The left and right keys move it by one pixel.</source>
        <translation>把一张银行卡贴在屏幕上，将方框调到与卡片等长（85.60 mm）。左右方向键每次移动一个像素。</translation>
    </message>
    <message>
        <source>Length of the frame</source>
        <translation>方框长度</translation>
    </message>
</context>
<context>
    <name>annulus::ui::SecondWindow</name>
    <message>
        <source>Annulus: second window</source>
        <translation>Annulus：第二窗口</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ShownFrame</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Find missing images ...</source>
        <translation>查找缺失的图像...</translation>
    </message>
</context>
<context>
    <name>annulus::ui::SidePanel</name>
    <message>
        <source>Fold this panel to a rail</source>
        <translation>收起此面板</translation>
    </message>
    <message>
        <source>Unfold: %1</source>
        <translation>展开：%1</translation>
    </message>
</context>
<context>
    <name>annulus::ui::StabilityDialog</name>
    <message>
        <source>If %1 were drawn slightly differently</source>
        <translation>如果 %1 的勾画略有不同</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>稳定性</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重新勾画</translation>
    </message>
    <message>
        <source>Save table ...</source>
        <translation>保存表格 ...</translation>
    </message>
    <message>
        <source>The outline is drawn again at random with these standard deviations: along its edge, shifted, and grown or shrunk. The same seed draws the same outlines.</source>
        <translation>按以下标准差随机重画轮廓：沿边缘起伏、平移、扩大或缩小。相同的种子画出相同的轮廓。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Along the edge</source>
        <translation>沿边缘</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>扩缩</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The outline is being drawn again ...</source>
        <translation>正在重画轮廓 ...</translation>
    </message>
    <message>
        <source>Outline drawn again at random</source>
        <translation>随机重画轮廓</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2 features change by less than %3 % (standard deviation over the value). With outlines of a whole cohort, `annulus-cli agree --project` tells the ICC of each.</source>
        <translation>%2 个特征中有 %1 个的变化小于 %3 %（标准差与数值之比）。对整个队列的轮廓，`annulus-cli agree --project` 给出每个特征的 ICC。</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>annulus::ui::StageBar</name>
    <message>
        <source>Hanging, %1 and %2</source>
        <translation>挂片，%1 与 %2</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>Zoom, place and window of all mammograms on the screen go together</source>
        <translation>屏幕上所有乳腺X线图像的缩放、位置和窗一起变化</translation>
    </message>
    <message>
        <source>%1 %2/%3</source>
        <translation>%1 %2/%3</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>All images of the patient in columns and rows</source>
        <translation>按行列显示该患者的全部图像</translation>
    </message>
    <message>
        <source>No grid</source>
        <translation>不用网格</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ToolOptions</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>调窗</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>徒手</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>标定</translation>
    </message>
    <message>
        <source>A colour picture has no window</source>
        <translation>彩色图像没有窗</translation>
    </message>
    <message>
        <source>Windows and lookup tables of the image</source>
        <translation>图像自带的窗与查找表</translation>
    </message>
    <message>
        <source>Window presets</source>
        <translation>窗预设</translation>
    </message>
    <message>
        <source>Drag a point, an edge or the whole outline. Double-click an edge to add a point, Alt+click a point to remove it; %1 deletes the outline.</source>
        <translation>拖动点、边或整个轮廓。双击边可添加点，Alt+单击点可移除点；%1 删除轮廓。</translation>
    </message>
    <message>
        <source>Click an outline to work on it, or draw one: %1 polygon, %2 freehand. Double-click the picture to give it all the room.</source>
        <translation>单击轮廓即可编辑，或新画一个：%1 多边形，%2 徒手。双击图像可使其占满窗口。</translation>
    </message>
    <message>
        <source>Drag to the right for a wider window, upwards for a brighter picture. The right button does so with any tool.</source>
        <translation>向右拖动加宽窗宽，向上拖动使图像变亮。使用任何工具时，按住右键拖动效果相同。</translation>
    </message>
    <message>
        <source>Click point by point. %1, a double-click or the first point closes, %2 takes the last point back, %3 drops all.</source>
        <translation>逐点单击。按 %1、双击或单击第一点可闭合，%2 撤回最后一点，%3 全部放弃。</translation>
    </message>
    <message>
        <source>Draw around the lesion in one drag; %1 drops it.</source>
        <translation>按住鼠标绕病灶一次画完；%1 放弃。</translation>
    </message>
    <message>
        <source>Click an outline to see its rings and measures. Double-click the picture to give it all the room.</source>
        <translation>单击轮廓可查看其环和测量值。双击图像可使其占满全部空间。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Drag along a distance, or click both ends; %1 drops the line. Nothing is stored.</source>
        <translation>沿要测的距离拖动，或点击两端；%1 放弃该线。不保存任何内容。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Paint the lesion; Ctrl takes away. %1 and %2 or Shift+wheel change the size.</source>
        <translation>涂抹病灶；按住 Ctrl 为擦除。%1、%2 或 Shift+滚轮改变大小。</translation>
    </message>
    <message>
        <source>Take away from the outline; Ctrl paints. %1 and %2 or Shift+wheel change the size.</source>
        <translation>从轮廓中擦除；按住 Ctrl 为涂抹。%1、%2 或 Shift+滚轮改变大小。</translation>
    </message>
    <message>
        <source>Press inside the lesion; drag to the right for more, to the left for less. Ctrl takes away; %1 drops it.</source>
        <translation>在病灶内按下；向右拖动取得更多，向左更少。按住 Ctrl 为减去；%1 放弃。</translation>
    </message>
    <message>
        <source>Click along the edge: the line clings to it; Shift holds it straight. %1, a double-click or the first point closes, %2 takes the last point back.</source>
        <translation>沿边缘点击：线会吸附到边缘；按住 Shift 保持直线。%1、双击或点击首点闭合，%2 撤回最后一点。</translation>
    </message>
    <message>
        <source>Drag from corner to corner of the box around the lesion; Ctrl from its middle, Shift a circle.</source>
        <translation>从病灶外框的一角拖到对角；Ctrl 从中心开始，Shift 画圆。</translation>
    </message>
    <message>
        <source>Press in the outline on what shall stay, dark or bright; drag right or left to move the threshold. Ctrl keeps the other part.</source>
        <translation>在轮廓内按住要保留的部分（暗或亮）；左右拖动调整阈值。按住 Ctrl 保留另一部分。</translation>
    </message>
    <message>
        <source>Draw a line across the outline: the smaller piece goes, with Ctrl the larger one.</source>
        <translation>画一条线穿过轮廓：去掉较小的一块，按住 Ctrl 去掉较大的一块。</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Wand</source>
        <translation>魔棒</translation>
    </message>
    <message>
        <source>Live wire</source>
        <translation>智能套索</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>切割</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ToolRail</name>
    <message>
        <source>Choose outlines</source>
        <translation>选择轮廓</translation>
    </message>
</context>
<context>
    <name>annulus::ui::ValueLabel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>annulus::ui::VariableNamesDialog</name>
    <message>
        <source>Names and order of the axes</source>
        <translation>坐标轴的名称与顺序</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Name on figures</source>
        <translation>图中名称</translation>
    </message>
    <message>
        <source>Variables of the nomogram</source>
        <translation>列线图的变量</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Codebook&apos;s names</source>
        <translation>恢复编码本名称</translation>
    </message>
</context>
<context>
    <name>annulus::ui::VtkWidget</name>
    <message>
        <source>This display offers no OpenGL 3.2, which pictures are drawn with.</source>
        <translation>此显示环境不支持绘制图像所需的 OpenGL 3.2。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::WhatIfPanel</name>
    <message>
        <source>What if?</source>
        <translation>假设分析</translation>
    </message>
    <message>
        <source>Move a value and see where the risk would lie. Nothing here is stored.</source>
        <translation>移动数值,查看风险会落在何处。此处内容不会保存。</translation>
    </message>
    <message>
        <source>Back to the patient&apos;s values</source>
        <translation>恢复患者的数值</translation>
    </message>
</context>
<context>
    <name>annulus::ui::Worklist</name>
    <message>
        <source>Filter by ID or name</source>
        <translation>按编号或姓名筛选</translation>
    </message>
    <message>
        <source>Filter the worklist</source>
        <translation>筛选工作列表</translation>
    </message>
    <message>
        <source>Filter the worklist (Ctrl+F)</source>
        <translation>筛选工作列表 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation>尚无患者</translation>
    </message>
    <message>
        <source>%1 of %2 outlined</source>
        <translation>已勾画 %1 / %2</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Flagged for discussion</source>
        <translation>待议</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>No patient has these words.</source>
        <translation>没有患者包含这些词。</translation>
    </message>
    <message>
        <source>Every patient of the list is read or flagged.</source>
        <translation>列表中的每位患者都已阅片或已标记。</translation>
    </message>
</context>
<context>
    <name>annulus::ui::WorklistModel</name>
    <message>
        <source>no outline yet</source>
        <translation>尚未勾画</translation>
    </message>
    <message>
        <source>partly outlined</source>
        <translation>部分勾画</translation>
    </message>
    <message>
        <source>every view outlined</source>
        <translation>各体位均已勾画</translation>
    </message>
    <message>
        <source>%1: none</source>
        <translation>%1：无</translation>
    </message>
    <message>
        <source>%1: there</source>
        <translation>%1：有</translation>
    </message>
    <message>
        <source>%1: outlined</source>
        <translation>%1：已勾画</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 幅图像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>待议</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Edit outline</source>
        <translation>编辑轮廓</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>窗宽窗位</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>徒手</translation>
    </message>
    <message>
        <source>Calibrate by two clicks</source>
        <translation>两点标定</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>One to one</source>
        <translation>原始大小 1:1</translation>
    </message>
    <message>
        <source>Invert greys</source>
        <translation>反转灰度</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>重置视图</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Smooth magnified pixels</source>
        <translation>平滑放大的像素</translation>
    </message>
    <message>
        <source>Show or hide outlines</source>
        <translation>显示或隐藏轮廓</translation>
    </message>
    <message>
        <source>Previous image or frame</source>
        <translation>上一图像或帧</translation>
    </message>
    <message>
        <source>Next image or frame</source>
        <translation>下一图像或帧</translation>
    </message>
    <message>
        <source>First image or frame</source>
        <translation>首个图像或帧</translation>
    </message>
    <message>
        <source>Last image or frame</source>
        <translation>末个图像或帧</translation>
    </message>
    <message>
        <source>Close polygon</source>
        <translation>闭合多边形</translation>
    </message>
    <message>
        <source>Remove point</source>
        <translation>移除点</translation>
    </message>
    <message>
        <source>Drop the tool</source>
        <translation>放下工具</translation>
    </message>
    <message>
        <source>Next outline</source>
        <translation>下一个轮廓</translation>
    </message>
    <message>
        <source>Delete outline</source>
        <translation>删除轮廓</translation>
    </message>
    <message>
        <source>Rename outline</source>
        <translation>重命名轮廓</translation>
    </message>
    <message>
        <source>First ring</source>
        <translation>第一环</translation>
    </message>
    <message>
        <source>Second ring</source>
        <translation>第二环</translation>
    </message>
    <message>
        <source>Third ring</source>
        <translation>第三环</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>右键拖动</translation>
    </message>
    <message>
        <source>Middle drag, Space + drag</source>
        <translation>中键拖动，或空格 + 拖动</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图像</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Ctrl + 滚轮</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>以光标为中心缩放</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Next or previous image or frame</source>
        <translation>下一幅或上一幅图像、下一帧或上一帧</translation>
    </message>
    <message>
        <source>Double-click on the picture</source>
        <translation>双击图像</translation>
    </message>
    <message>
        <source>Give it all the room, and back</source>
        <translation>占满窗口，再次双击还原</translation>
    </message>
    <message>
        <source>Click on an outline</source>
        <translation>单击轮廓</translation>
    </message>
    <message>
        <source>Choose it</source>
        <translation>选中它</translation>
    </message>
    <message>
        <source>Drag a point or the inside</source>
        <translation>拖动点或内部</translation>
    </message>
    <message>
        <source>Move the point or the outline</source>
        <translation>移动该点或整个轮廓</translation>
    </message>
    <message>
        <source>Double-click on an edge</source>
        <translation>双击边线</translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation>添加点</translation>
    </message>
    <message>
        <source>Alt + click on a point</source>
        <translation>Alt + 单击点</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>删除该点</translation>
    </message>
    <message>
        <source>Tint the inside of outlines</source>
        <translation>为轮廓内部着色</translation>
    </message>
    <message>
        <source>Distance from the nipple on the other view</source>
        <translation>另一投照位上的距乳头弧线</translation>
    </message>
    <message>
        <source>Previous stage of the hanging</source>
        <translation>挂片的上一步</translation>
    </message>
    <message>
        <source>Next stage of the hanging</source>
        <translation>挂片的下一步</translation>
    </message>
    <message>
        <source>Link zoom and window of all pictures</source>
        <translation>联动所有图像的缩放与窗</translation>
    </message>
    <message>
        <source>Play the frames, and stop</source>
        <translation>播放各帧，停止</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>测量距离</translation>
    </message>
    <message>
        <source>Turn a quarter to the right</source>
        <translation>向右旋转 90°</translation>
    </message>
    <message>
        <source>Turn a quarter to the left</source>
        <translation>向左旋转 90°</translation>
    </message>
    <message>
        <source>Mirror left to right</source>
        <translation>左右镜像</translation>
    </message>
    <message>
        <source>Magnifier under the cursor</source>
        <translation>光标处放大镜</translation>
    </message>
    <message>
        <source>True size on this screen</source>
        <translation>在本屏幕上按实际大小显示</translation>
    </message>
    <message>
        <source>Overlays of the image</source>
        <translation>图像的叠加层</translation>
    </message>
    <message>
        <source>Boxes of ultrasound regions</source>
        <translation>超声区域边框</translation>
    </message>
    <message>
        <source>Second window</source>
        <translation>第二窗口</translation>
    </message>
    <message>
        <source>Feature map: compute, show or hide</source>
        <translation>特征分布图：计算、显示或隐藏</translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation>Shift + 滚轮</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Ctrl + drag with brush, wand, cut</source>
        <translation>画笔、魔棒、切割时按住 Ctrl 拖动</translation>
    </message>
    <message>
        <source>The other way: takes away, or adds</source>
        <translation>反向：减去，或添加</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>缩小画笔</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>放大画笔</translation>
    </message>
    <message>
        <source>Live wire</source>
        <translation>智能套索</translation>
    </message>
    <message>
        <source>Wand</source>
        <translation>魔棒</translation>
    </message>
    <message>
        <source>Threshold in the outline</source>
        <translation>轮廓内阈值</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>切割</translation>
    </message>
    <message>
        <source>Next patient not read yet</source>
        <translation>下一位未阅片的患者</translation>
    </message>
    <message>
        <source>Grow outline</source>
        <translation>扩大轮廓</translation>
    </message>
    <message>
        <source>Shrink outline</source>
        <translation>缩小轮廓</translation>
    </message>
    <message>
        <source>Smooth outline</source>
        <translation>平滑轮廓</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <source>Keep the largest piece</source>
        <translation>保留最大一块</translation>
    </message>
    <message>
        <source>Copy outline to the next frame</source>
        <translation>将轮廓复制到下一帧</translation>
    </message>
    <message>
        <source>How features change with the outline</source>
        <translation>特征随轮廓的变化</translation>
    </message>
    <message>
        <source>Right click with the U-Net</source>
        <translation>使用 U-Net 时右键点击</translation>
    </message>
    <message>
        <source>This place does not belong to the lesion</source>
        <translation>此处不属于病灶</translation>
    </message>
    <message>
        <source>Outline with the U-Net</source>
        <translation>用 U-Net 勾画</translation>
    </message>
    <message>
        <source>Let the U-Net look for a lesion</source>
        <translation>让 U-Net 寻找病灶</translation>
    </message>
</context>
<context>
    <name>plots</name>
    <message>
        <source>Observed proportion</source>
        <translation>实际比例</translation>
    </message>
    <message>
        <source>Ideal</source>
        <translation>理想</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Predicted probability</source>
        <translation>预测概率</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者数</translation>
    </message>
    <message>
        <source>Coefficient (standardised)</source>
        <translation>系数（标准化）</translation>
    </message>
    <message>
        <source>AUC %1</source>
        <translation>AUC %1</translation>
    </message>
    <message>
        <source>%1 against %2
difference %3, %4</source>
        <translation>%1 对 %2
差值 %3，%4</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>%1 of %2 with %3 were called %4</source>
        <translation>%2 例 %3 中有 %1 例判为 %4</translation>
    </message>
    <message>
        <source>Threshold probability (%)</source>
        <translation>阈值概率（%）</translation>
    </message>
    <message>
        <source>Net benefit</source>
        <translation>净获益</translation>
    </message>
    <message>
        <source>Range read by the protocol</source>
        <translation>方案读取的范围</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% CI</translation>
    </message>
    <message>
        <source>Treat all</source>
        <translation>全部干预</translation>
    </message>
    <message>
        <source>Treat none</source>
        <translation>均不干预</translation>
    </message>
    <message>
        <source>read at %1–%2%</source>
        <translation>读取 %1–%2%</translation>
    </message>
    <message>
        <source>Excluded (n = %1)</source>
        <translation>排除（n = %1）</translation>
    </message>
    <message>
        <source>Odds ratio (95% CI)</source>
        <translation>比值比（95% CI）</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>OR (95% CI)</source>
        <translation>OR（95% CI）</translation>
    </message>
    <message>
        <source>Odds ratio</source>
        <translation>比值比</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1（%2，%3）</translation>
    </message>
    <message>
        <source>density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>quartiles</source>
        <translation>四分位数</translation>
    </message>
    <message>
        <source>%1: median %2, quartiles %3 and %4</source>
        <translation>%1：中位数 %2，四分位数 %3 和 %4</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Features with ICC &gt; %1 of all, by filter and class</source>
        <translation>按滤波器和类别：ICC &gt; %1 的特征数/总数</translation>
    </message>
    <message>
        <source>%1, %2: %3 of %4 above, median ICC %5</source>
        <translation>%1，%2：%4 个中 %3 个高于阈值，ICC 中位数 %5</translation>
    </message>
    <message>
        <source>: %1 of %2</source>
        <translation>：%1 / %2</translation>
    </message>
    <message>
        <source>Features with a coefficient</source>
        <translation>系数非零的特征数</translation>
    </message>
    <message>
        <source>Coefficient</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>Width of the ring (mm)</source>
        <translation>环宽（mm）</translation>
    </message>
    <message>
        <source>Lesion alone</source>
        <translation>仅病灶</translation>
    </message>
    <message>
        <source>%1
%2 mm: AUC %3 (%4, %5)</source>
        <translation>%1
%2 mm：AUC %3（%4，%5）</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Total points</source>
        <translation>总分</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 points: %2</source>
        <translation>%1 分：%2</translation>
    </message>
    <message>
        <source> (95% CI: %1, %2)</source>
        <translation>（95% CI：%1，%2）</translation>
    </message>
    <message>
        <source>published: training</source>
        <translation>论文方式：训练集</translation>
    </message>
    <message>
        <source>published: test</source>
        <translation>论文方式：测试集</translation>
    </message>
    <message>
        <source>honest: cross-validation</source>
        <translation>如实：交叉验证</translation>
    </message>
    <message>
        <source>honest: bootstrap-corrected</source>
        <translation>如实：自助法校正</translation>
    </message>
    <message>
        <source>Optimism</source>
        <translation>乐观偏差</translation>
    </message>
    <message>
        <source>ROC curves</source>
        <translation>ROC 曲线</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准曲线</translation>
    </message>
    <message>
        <source>Decision curves</source>
        <translation>决策曲线</translation>
    </message>
    <message>
        <source>LASSO path</source>
        <translation>LASSO 路径</translation>
    </message>
    <message>
        <source>LASSO cross-validation</source>
        <translation>LASSO 交叉验证</translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>Score of each patient</source>
        <translation>每位患者的评分</translation>
    </message>
    <message>
        <source>Values by outcome</source>
        <translation>按结局分组的值</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Correlation of features</source>
        <translation>特征相关性</translation>
    </message>
    <message>
        <source>Agreement of readers</source>
        <translation>阅片者一致性</translation>
    </message>
    <message>
        <source>Effect and P of features</source>
        <translation>特征的效应与 P 值</translation>
    </message>
    <message>
        <source>Odds ratios</source>
        <translation>比值比</translation>
    </message>
    <message>
        <source>Nomogram</source>
        <translation>列线图</translation>
    </message>
    <message>
        <source>Flow of patients</source>
        <translation>患者流程图</translation>
    </message>
    <message>
        <source>Width of the ring</source>
        <translation>环宽</translation>
    </message>
    <message>
        <source>Models compared</source>
        <translation>模型比较</translation>
    </message>
    <message>
        <source>1 − Specificity</source>
        <translation>1 − 特异度</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>%1: AUC %2 (95% CI: %3, %4)</source>
        <translation>%1：AUC %2（95% CI：%3，%4）</translation>
    </message>
    <message>
        <source>%1: AUC %2</source>
        <translation>%1：AUC %2</translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation>工作点</translation>
    </message>
    <message>
        <source>%1
threshold %2
sensitivity %3, specificity %4</source>
        <translation>%1
阈值 %2
灵敏度 %3，特异度 %4</translation>
    </message>
    <message>
        <source>n = %1, %2 with the outcome</source>
        <translation>n = %1，其中 %2 例有该结局</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>非 %1</translation>
    </message>
    <message>
        <source>Hosmer-Lemeshow χ² = %1 (df %2), %3</source>
        <translation>Hosmer-Lemeshow χ² = %1（自由度 %2），%3</translation>
    </message>
    <message>
        <source>Slope %1</source>
        <translation>斜率 %1</translation>
    </message>
    <message>
        <source>Intercept %1</source>
        <translation>截距 %1</translation>
    </message>
    <message>
        <source>Brier score %1</source>
        <translation>Brier 评分 %1</translation>
    </message>
    <message>
        <source>Cross-validated squared error</source>
        <translation>交叉验证平方误差</translation>
    </message>
    <message>
        <source>Cross-validated binomial deviance</source>
        <translation>交叉验证二项偏差</translation>
    </message>
    <message>
        <source>%1: score</source>
        <translation>%1：评分</translation>
    </message>
    <message>
        <source>Difference of means (SD)</source>
        <translation>均值差（标准差）</translation>
    </message>
    <message>
        <source>Each variable alone</source>
        <translation>单因素</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>多因素</translation>
    </message>
    <message>
        <source>Probability of %1</source>
        <translation>%1 的概率</translation>
    </message>
    <message>
        <source>Assessed for eligibility</source>
        <translation>评估入组资格</translation>
    </message>
    <message>
        <source>%1: not checked</source>
        <translation>%1：未检查</translation>
    </message>
    <message>
        <source>Included</source>
        <translation>纳入</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Test set, locked</source>
        <translation>测试集（锁定）</translation>
    </message>
    <message>
        <source>Published beside honest</source>
        <translation>论文方式与如实评价</translation>
    </message>
    <message>
        <source>ROC of the models</source>
        <translation>各模型的 ROC</translation>
    </message>
    <message>
        <source>ROC of one model, all sets</source>
        <translation>单个模型各数据集的 ROC</translation>
    </message>
    <message>
        <source>Models compared (DeLong)</source>
        <translation>模型比较（DeLong）</translation>
    </message>
    <message>
        <source>Score by outcome</source>
        <translation>按结局分组的评分</translation>
    </message>
    <message>
        <source>Clinical</source>
        <translation>临床</translation>
    </message>
    <message>
        <source>Combined</source>
        <translation>联合</translation>
    </message>
    <message>
        <source>Radiomics</source>
        <translation>影像组学</translation>
    </message>
    <message>
        <source>Radscore</source>
        <translation>影像组学评分</translation>
    </message>
    <message>
        <source>Intratumoral</source>
        <translation>瘤内</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>cross-validation</source>
        <translation>交叉验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>honest</source>
        <translation>如实</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>按论文</translation>
    </message>
    <message>
        <source>P ≥ %1</source>
        <translation>P ≥ %1</translation>
    </message>
    <message>
        <source>P &lt; %1</source>
        <translation>P &lt; %1</translation>
    </message>
    <message>
        <source>in the model</source>
        <translation>入选模型</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>Patients, by rising score</source>
        <translation>患者（按评分升序）</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>%1, pre-operative</source>
        <translation>%1（仅术前）</translation>
    </message>
    <message>
        <source>Correlation of what the model uses</source>
        <translation>模型所用变量的相关性</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>%1 training patients, %2 events</source>
        <translation>训练患者 %1 例，事件 %2 例</translation>
    </message>
    <message>
        <source>; at most %1 features in a model</source>
        <translation>；一个模型最多 %1 个特征</translation>
    </message>
    <message>
        <source>[author]</source>
        <translation>[由作者填写]</translation>
    </message>
    <message>
        <source>Flow diagram: %1 assessed, %2 included; flow.csv</source>
        <translation>流程图：评估 %1 例，纳入 %2 例；flow.csv</translation>
    </message>
    <message>
        <source>Methods text</source>
        <translation>方法文字</translation>
    </message>
    <message>
        <source>Protocol %1, whole text in result.json</source>
        <translation>方案 %1，全文见 result.json</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>列 %1</translation>
    </message>
    <message>
        <source>By patient: %1 training, %2 test; seal %3</source>
        <translation>按患者：训练 %1 例，测试 %2 例；封印 %3</translation>
    </message>
    <message>
        <source>No subgroups in this protocol</source>
        <translation>本方案无亚组</translation>
    </message>
    <message>
        <source>Table of subgroups, %1 lines</source>
        <translation>亚组表，%1 行</translation>
    </message>
    <message>
        <source>Coefficients in selected.csv, models in the folder model/</source>
        <translation>系数见 selected.csv，模型见文件夹 model/</translation>
    </message>
    <message>
        <source>Tables and figures of performance; metrics.csv</source>
        <translation>性能的表和图；metrics.csv</translation>
    </message>
    <message>
        <source>Tables, %1 in all</source>
        <translation>表，共 %1 个</translation>
    </message>
    <message>
        <source>Annulus %1, seed %2, manifest.json</source>
        <translation>Annulus %1，随机种子 %2，manifest.json</translation>
    </message>
    <message>
        <source>%1 warnings of this report</source>
        <translation>本报告的 %1 条警告</translation>
    </message>
    <message>
        <source>No second reader in this run</source>
        <translation>此次运行无第二阅片者</translation>
    </message>
    <message>
        <source>ICC of %1 features, %2 above the limit</source>
        <translation>%1 个特征的 ICC，%2 个高于界限</translation>
    </message>
    <message>
        <source>Areas of all models side by side</source>
        <translation>各模型曲线下面积并列</translation>
    </message>
    <message>
        <source>DeLong comparison of all models</source>
        <translation>所有模型的 DeLong 比较</translation>
    </message>
    <message>
        <source>Variance inflation in the tables of coefficients</source>
        <translation>方差膨胀见系数表</translation>
    </message>
    <message>
        <source>Settings travel with the features (features.notes.json)</source>
        <translation>设置随特征保存（features.notes.json）</translation>
    </message>
    <message>
        <source>predictions.csv: score of every patient</source>
        <translation>predictions.csv：每位患者的评分</translation>
    </message>
    <message>
        <source>These checklists</source>
        <translation>本清单</translation>
    </message>
    <message>
        <source>Not done by this program</source>
        <translation>本程序不做此项</translation>
    </message>
    <message>
        <source>%1% of the patients were drawn at random for training (seed %2); the others are the test set.</source>
        <translation>随机抽取 %1% 的患者用于训练（随机种子 %2），其余为测试集。</translation>
    </message>
    <message>
        <source>%1% of the patients of each class were drawn at random for training (seed %2); the others are the test set.</source>
        <translation>在每一类别中随机抽取 %1% 的患者用于训练（随机种子 %2），其余为测试集。</translation>
    </message>
    <message>
        <source>Patients were sorted by %1 and cut into blocks of %2; within each block %3% were drawn for training (seed %4).</source>
        <translation>患者按 %1 排序并分为每组 %2 例的区组；每个区组内抽取 %3% 用于训练（随机种子 %4）。</translation>
    </message>
    <message>
        <source>The column %1 says who trains (%2); the others are the test set.</source>
        <translation>由列 %1 决定训练集（%2），其余为测试集。</translation>
    </message>
    <message>
        <source>Features were kept whose lower 95% limit of agreement between two readers, %1, was above %2.</source>
        <translation>保留两名阅片者一致性 %1 的 95% 下限高于 %2 的特征。</translation>
    </message>
    <message>
        <source>Features were kept whose agreement between two readers, %1, was above %2.</source>
        <translation>保留两名阅片者一致性 %1 高于 %2 的特征。</translation>
    </message>
    <message>
        <source>Missing values were replaced by the median of the training patients; features missing in more than %1% were dropped.</source>
        <translation>缺失值以训练患者的中位数填补；缺失超过 %1% 的特征被删除。</translation>
    </message>
    <message>
        <source>Features were standardised with mean and standard deviation of the training patients.</source>
        <translation>特征以训练患者的均值和标准差标准化。</translation>
    </message>
    <message>
        <source>Of two features with |ρ| &gt; %1 (Spearman) the later one was dropped.</source>
        <translation>两特征 |ρ| &gt; %1（Spearman）时删除靠后的一个。</translation>
    </message>
    <message>
        <source>Welch&apos;s t test</source>
        <translation>Welch t 检验</translation>
    </message>
    <message>
        <source>Student&apos;s t test</source>
        <translation>Student t 检验</translation>
    </message>
    <message>
        <source>the Mann-Whitney test</source>
        <translation>Mann-Whitney 检验</translation>
    </message>
    <message>
        <source>Features with P ≤ %1 in %2 were kept.</source>
        <translation>保留%2 P ≤ %1 的特征。</translation>
    </message>
    <message>
        <source>In training the smaller class was filled up by SMOTE (%1 neighbours).</source>
        <translation>训练时以 SMOTE（%1 个近邻）补足较少的类别。</translation>
    </message>
    <message>
        <source>on the outcome as 0 and 1</source>
        <translation>（结局取 0 和 1）</translation>
    </message>
    <message>
        <source>with binomial deviance</source>
        <translation>（二项偏差）</translation>
    </message>
    <message>
        <source>Features were selected by the LASSO %1; the penalty by %2-fold cross-validation (%3).</source>
        <translation>以 LASSO%1选择特征；惩罚由 %2 折交叉验证确定（%3）。</translation>
    </message>
    <message>
        <source>%1: logistic regression on the clinical variables.</source>
        <translation>%1：临床变量的逻辑回归。</translation>
    </message>
    <message>
        <source>%1: logistic regression on the clinical variables and the scores %2.</source>
        <translation>%1：临床变量与评分 %2 的逻辑回归。</translation>
    </message>
    <message>
        <source>a support vector machine with radial kernel</source>
        <translation>径向核支持向量机</translation>
    </message>
    <message>
        <source>the LASSO&apos;s linear score</source>
        <translation>LASSO 的线性评分</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>%1: features of %2; %3.</source>
        <translation>%1：%2 的特征；%3。</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Of %1 patients assessed %2 were included (%3).</source>
        <translation>评估 %1 例患者，纳入 %2 例（%3）。</translation>
    </message>
    <message>
        <source>%1 patients trained the models and %2 tested them.</source>
        <translation>%1 例用于训练模型，%2 例用于测试。</translation>
    </message>
    <message>
        <source>the index lesion</source>
        <translation>指标病灶</translation>
    </message>
    <message>
        <source>the largest lesion</source>
        <translation>最大病灶</translation>
    </message>
    <message>
        <source>the mean over the lesions</source>
        <translation>各病灶的均值</translation>
    </message>
    <message>
        <source>the maximum over the lesions</source>
        <translation>各病灶的最大值</translation>
    </message>
    <message>
        <source>Views: %1; where a patient had several lesions %2 was taken.</source>
        <translation>体位：%1；患者有多个病灶时取%2。</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Each clinical variable was tested alone by logistic regression; those with P &lt; %1 entered a multivariable model.</source>
        <translation>每个临床变量先做单因素逻辑回归；P &lt; %1 者进入多因素模型。</translation>
    </message>
    <message>
        <source>Patients with a missing clinical value were left out.</source>
        <translation>临床值缺失的患者不纳入。</translation>
    </message>
    <message>
        <source>Missing clinical values were replaced by the median, of factors by the commonest level, of the training patients.</source>
        <translation>缺失的临床值以训练患者的中位数（分类变量以最常见水平）填补。</translation>
    </message>
    <message>
        <source>Clinical variables</source>
        <translation>临床变量</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>As published: each step was fitted once on the training patients; discrimination is told for training and test patients.</source>
        <translation>论文方式：每一步在训练患者上拟合一次；报告训练集和测试集的区分度。</translation>
    </message>
    <message>
        <source>Honest: %1-fold cross-validation repeated %2 times on the training patients, every step that learns refitted within each fold; the test patients were judged once, after everything was fixed.</source>
        <translation>如实方式：在训练患者上做 %1 折交叉验证，重复 %2 次，所有学习步骤在每一折内重新拟合；一切确定之后对测试患者只评价一次。</translation>
    </message>
    <message>
        <source>Optimism of the whole pipeline was estimated from %1 bootstrap replicates.</source>
        <translation>以 %1 次自助法重抽样估计全流程的乐观偏差。</translation>
    </message>
    <message>
        <source>Areas under the ROC curve with 95% intervals and their differences are by DeLong; proportions have Wilson&apos;s intervals; calibration is shown by a smooth curve and the Hosmer-Lemeshow test in %1 groups; decision curves are read from %2% to %3%.</source>
        <translation>ROC 曲线下面积及其 95% 区间和差异按 DeLong 法；比例用 Wilson 区间；校准以平滑曲线和 %1 组 Hosmer-Lemeshow 检验表示；决策曲线读取范围为 %2% 至 %3%。</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Annulus, version %1, protocol %2, seed %3. The run&apos;s folder holds the protocol, the hashes of all inputs and what is needed to repeat it to the last bit.</source>
        <translation>Annulus 版本 %1，方案 %2，随机种子 %3。运行结果文件夹保存方案、所有输入的哈希以及逐位重现所需的内容。</translation>
    </message>
    <message>
        <source>Report of the run %1, made %2 by Annulus %3. Research use only: not for clinical decisions.</source>
        <translation>运行结果 %1 的报告，%2 由 Annulus %3 生成。仅供研究使用，不得用于临床决策。</translation>
    </message>
    <message>
        <source>What a reviewer would object to</source>
        <translation>审稿人会提出的问题</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Figure %1.</source>
        <translation>图 %1.</translation>
    </message>
    <message>
        <source>Reporting checklists</source>
        <translation>报告清单</translation>
    </message>
    <message>
        <source>Items are named in short words; the guideline itself counts. What stands as [author] only the authors can answer.</source>
        <translation>条目为简称，以指南原文为准。标为[由作者填写]的内容只能由作者回答。</translation>
    </message>
    <message>
        <source>Annulus, research use only. Run %1</source>
        <translation>Annulus，仅供研究使用。运行结果 %1</translation>
    </message>
    <message>
        <source>Only features with |ρ| &gt; %1 (Spearman) to another one were kept.</source>
        <translation>仅保留与另一特征 |ρ| &gt; %1（Spearman）的特征。</translation>
    </message>
    <message>
        <source>one-way analysis of variance</source>
        <translation>单因素方差分析</translation>
    </message>
    <message>
        <source>the Kruskal-Wallis test</source>
        <translation>Kruskal-Wallis 检验</translation>
    </message>
    <message>
        <source>Sites (%1) were brought to one location and scale by ComBat, fitted on the training patients.</source>
        <translation>各中心（%1）以 ComBat 统一位置和尺度，在训练患者上拟合。</translation>
    </message>
    <message>
        <source>The smaller class was filled up by SMOTE (%1 neighbours) before the split; as published only.</source>
        <translation>划分之前以 SMOTE（%1 个近邻）补足较少的类别；仅用于论文方式。</translation>
    </message>
</context>
</TS>
