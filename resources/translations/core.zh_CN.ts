<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>app</name>
    <message>
        <source>--clip %1 needs the image the mask was drawn on; add --image FILE.</source>
        <translation>--clip %1 需要勾画掩膜时所用的图像；请加上 --image FILE。</translation>
    </message>
    <message>
        <source>--spacing has %1 numbers; two in millimetres were expected, X,Y: column spacing, row spacing.</source>
        <translation>--spacing 有 %1 个数；应为以毫米计的两个数 X,Y：列间距、行间距。</translation>
    </message>
    <message>
        <source>--spacing has the number %1; two above zero were expected.</source>
        <translation>--spacing 含有数值 %1；应为两个大于零的数。</translation>
    </message>
    <message>
        <source>Label %1 does not occur in the mask; it holds %2. Choose one with --label.</source>
        <translation>掩膜中没有标签 %1；其中有 %2。请用 --label 选择。</translation>
    </message>
    <message>
        <source>The folder cannot be made: %1.</source>
        <translation>无法创建文件夹：%1。</translation>
    </message>
    <message>
        <source>The mask is empty: all its pixels are zero.</source>
        <translation>掩膜为空：所有像素均为零。</translation>
    </message>
    <message>
        <source>The work ended unexpectedly: %1</source>
        <translation>任务意外结束：%1</translation>
    </message>
    <message>
        <source>There is no file in %1.</source>
        <translation>%1 中没有文件。</translation>
    </message>
    <message>
        <source>--shard was %1; K/N with 1 &lt;= K &lt;= N was expected.</source>
        <translation>--shard 为 %1；应为 K/N，且 1 &lt;= K &lt;= N。</translation>
    </message>
    <message>
        <source>--image is used by --clip breast, --clip region and DICOM masks only.</source>
        <translation>--image 仅用于 --clip breast、--clip region 和 DICOM 掩膜。</translation>
    </message>
    <message>
        <source>The mask has %1 frames; one was expected, or the image that says which.</source>
        <translation>掩膜有 %1 帧；应为一帧，或给出能说明是哪一帧的图像。</translation>
    </message>
    <message>
        <source>The mask is in colour; grey was expected (equal red, green and blue).</source>
        <translation>掩膜是彩色的；应为灰度（红、绿、蓝相等）。</translation>
    </message>
    <message>
        <source>The mask is no DICOM object and its ending is not known; DICOM, .nrrd, .nhdr, .nii, .nii.gz or .png was expected.</source>
        <translation>掩膜不是 DICOM 对象，扩展名也无法识别；应为 DICOM、.nrrd、.nhdr、.nii、.nii.gz 或 .png。</translation>
    </message>
    <message>
        <source>The segment has no pixels in this image.</source>
        <translation>该分割段在此图像中没有像素。</translation>
    </message>
    <message>
        <source>%1 Give the spacing with --spacing X,Y.</source>
        <translation>%1 请用 --spacing X,Y 给出间距。</translation>
    </message>
    <message>
        <source>Either --image and --mask (one case) or --project (a cohort) is needed.</source>
        <translation>需要 --image 和 --mask（单个病例），或 --project（整个队列）。</translation>
    </message>
    <message>
        <source>The manifest was exported with other parameters than --params %1; leave --params out, or export a manifest with them.</source>
        <translation>清单导出时的参数与 --params %1 不同；请去掉 --params，或用这些参数重新导出清单。</translation>
    </message>
    <message>
        <source>The pixel spacing is not known, so a ring in millimetres cannot be made; give it with --spacing X,Y: column spacing, row spacing in mm.</source>
        <translation>像素间距未知，无法生成以毫米计的瘤周环；请用 --spacing X,Y 给出：列间距、行间距 (mm)。</translation>
    </message>
    <message>
        <source>There is neither a preset nor a file of this name; presets are %1, else a PyRadiomics parameter file (YAML) was expected.</source>
        <translation>没有此名称的预设或文件；预设有 %1，否则应为 PyRadiomics 参数文件 (YAML)。</translation>
    </message>
    <message>
        <source>No outline is by the reader %1; outlines are by: %2.</source>
        <translation>没有阅片者 %1 的轮廓；现有轮廓的阅片者：%2。</translation>
    </message>
    <message>
        <source>The mask file has no pixel spacing, so a ring in millimetres cannot be made; the image has one: give it with --spacing %1,%2.</source>
        <translation>掩模文件没有像素间距，无法生成以毫米为单位的环；图像有间距：请用 --spacing %1,%2 给出。</translation>
    </message>
    <message>
        <source>The log tells of another project than the file holds; annulus-cli verify says where.</source>
        <translation>日志所述的项目与文件中的项目不同；annulus-cli verify 会指出差异之处。</translation>
    </message>
    <message>
        <source>Name a method, or a folder by --cases with --out or --compare.</source>
        <translation>请指明一种方法，或用 --cases 给出文件夹并加上 --out 或 --compare。</translation>
    </message>
    <message>
        <source>--out is the project itself; give the name of another file.</source>
        <translation>--out 就是该项目本身；请给出另一个文件名。</translation>
    </message>
    <message>
        <source>The folder holds something already; a new or an empty one was expected.</source>
        <translation>该文件夹中已有内容；应为新文件夹或空文件夹。</translation>
    </message>
    <message>
        <source>%1 needs %2 numbers joined by commas, found &quot;%3&quot;.</source>
        <translation>%1 需要 %2 个以逗号连接的数字，实际为“%3”。</translation>
    </message>
    <message>
        <source>--kind is ultrasound or mammography, found &quot;%1&quot;.</source>
        <translation>--kind 应为 ultrasound 或 mammography，实际为“%1”。</translation>
    </message>
    <message>
        <source>Give --image and --out, or --eval.</source>
        <translation>请给出 --image 和 --out，或给出 --eval。</translation>
    </message>
    <message>
        <source>The image file is not the one that was imported.</source>
        <translation>图像文件已不是导入时的文件。</translation>
    </message>
    <message>
        <source>The image has %1 slices; one is expected.</source>
        <translation>图像有 %1 层；应为一层。</translation>
    </message>
    <message>
        <source>The mask has %1 x %2 pixels, the image %3 x %4.</source>
        <translation>掩膜为 %1 x %2 像素，图像为 %3 x %4 像素。</translation>
    </message>
    <message>
        <source>The name of a model file ends in .onnx.</source>
        <translation>模型文件名应以 .onnx 结尾。</translation>
    </message>
    <message>
        <source>The pixel %1,%2 lies outside the image of %3 x %4 pixels; columns and rows count from 0.</source>
        <translation>像素 %1,%2 位于 %3 x %4 像素的图像之外；行列从 0 开始计数。</translation>
    </message>
    <message>
        <source>The project holds no outline on images of this kind (%1).</source>
        <translation>项目中没有此类图像（%1）上的轮廓。</translation>
    </message>
    <message>
        <source>There are no pictures; expected are images/NAME and masks/NAME in this folder.</source>
        <translation>没有图片；此文件夹中应有 images/名称 和 masks/名称。</translation>
    </message>
    <message>
        <source>There is no model for images of the modality %1; expected is MG or US.</source>
        <translation>没有用于 %1 模态图像的模型；应为 MG 或 US。</translation>
    </message>
    <message>
        <source>It has the same SOP Instance UID as %1.</source>
        <translation>它与 %1 的 SOP Instance UID 相同。</translation>
    </message>
    <message>
        <source>%1 (%2) of at least %3: %4 of %5 features, %6 patients.</source>
        <translation>%1（%2）不低于 %3：%5 个特征中的 %4 个，%6 名患者。</translation>
    </message>
    <message>
        <source>%1 has no mask of this name.</source>
        <translation>%1 中没有此名称的掩膜。</translation>
    </message>
    <message>
        <source>%1 is missing; an image and its masks were expected.</source>
        <translation>缺少 %1；需要一幅图像及其掩膜。</translation>
    </message>
    <message>
        <source>%1 is missing; two folders of masks were expected, --a and --b.</source>
        <translation>缺少 %1；需要两个掩膜文件夹：--a 与 --b。</translation>
    </message>
    <message>
        <source>%1 pairs: mean Dice %2, mean Jaccard %3.</source>
        <translation>%1 对：平均 Dice %2，平均 Jaccard %3。</translation>
    </message>
    <message>
        <source>--features names one table; at least two were expected, one for each reader.</source>
        <translation>--features 只给出一张表；至少需要两张，每位阅片者一张。</translation>
    </message>
    <message>
        <source>--threshold has the number %1; ICC thresholds up to 1 were expected.</source>
        <translation>--threshold 的数值为 %1；ICC 阈值不应超过 1。</translation>
    </message>
    <message>
        <source>A project (--project), or an image and its masks (--image and --mask), were expected.</source>
        <translation>需要一个项目（--project），或一幅图像及其掩膜（--image 与 --mask）。</translation>
    </message>
    <message>
        <source>Feature %1 is not in every table and is left out.</source>
        <translation>特征 %1 并非每张表都有，已略去。</translation>
    </message>
    <message>
        <source>Masks of one image become DICOM only; --format belongs to --project.</source>
        <translation>单幅图像的掩膜只能写成 DICOM；--format 用于 --project。</translation>
    </message>
    <message>
        <source>No mask of %1 could be compared with one of %2.</source>
        <translation>%1 中没有任何掩膜能与 %2 中的比较。</translation>
    </message>
    <message>
        <source>One of the masks is empty: it has no surface.</source>
        <translation>其中一个掩膜为空：没有边界。</translation>
    </message>
    <message>
        <source>Patient %1 is not in every table and is left out.</source>
        <translation>患者 %1 并非每张表都有，已略去。</translation>
    </message>
    <message>
        <source>The files %1 and %2 have one name; one mask of each name was expected.</source>
        <translation>文件 %1 与 %2 同名；每个名称应只有一个掩膜。</translation>
    </message>
    <message>
        <source>The folder cannot be read: %1.</source>
        <translation>无法读取该文件夹：%1。</translation>
    </message>
    <message>
        <source>The folder holds no mask (.png, .nrrd, .nhdr, .nii, .nii.gz or .dcm).</source>
        <translation>该文件夹中没有掩膜（.png、.nrrd、.nhdr、.nii、.nii.gz 或 .dcm）。</translation>
    </message>
    <message>
        <source>The project holds no patient %1.</source>
        <translation>项目中没有患者 %1。</translation>
    </message>
    <message>
        <source>There are %1 outlines; at least two were expected.</source>
        <translation>有 %1 个轮廓；至少需要两个。</translation>
    </message>
    <message>
        <source>There is no such folder; one with masks was expected.</source>
        <translation>没有这个文件夹；需要一个含掩膜的文件夹。</translation>
    </message>
    <message>
        <source>Two folders of masks (--a and --b), two feature tables (--features) or a project (--project) were expected.</source>
        <translation>需要两个掩膜文件夹（--a 与 --b）、两张特征表（--features）或一个项目（--project）。</translation>
    </message>
    <message>
        <source>--proposals belongs to --project.</source>
        <translation>--proposals 须与 --project 一起使用。</translation>
    </message>
    <message>
        <source>No outline of the project began as a proposal of a model.</source>
        <translation>项目中没有由模型建议而来的轮廓。</translation>
    </message>
</context>
<context>
    <name>base</name>
    <message>
        <source>A quoted field that starts before line %1 never ends.</source>
        <translation>第 %1 行之前开始的引号字段没有结束。</translation>
    </message>
    <message>
        <source>Line %1 has %2 fields; the header has %3.</source>
        <translation>第 %1 行有 %2 个字段；表头有 %3 个。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The file cannot be opened for reading.</source>
        <translation>无法打开文件进行读取。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>无法写入文件：%1。</translation>
    </message>
    <message>
        <source>The file could not be read to its end.</source>
        <translation>文件未能读到末尾。</translation>
    </message>
    <message>
        <source>The table is empty; a header line was expected.</source>
        <translation>表格为空；应有表头行。</translation>
    </message>
    <message>
        <source>This is a folder; a file was expected.</source>
        <translation>这是文件夹；应为文件。</translation>
    </message>
    <message>
        <source>The stored numbers are damaged: %1.</source>
        <translation>存储的数值已损坏：%1。</translation>
    </message>
</context>
<context>
    <name>cases</name>
    <message>
        <source>Import of %1 outlines</source>
        <translation>导入 %1 个轮廓</translation>
    </message>
</context>
<context>
    <name>cohort</name>
    <message>
        <source>Expected counts are small, but the table is too large for Fisher&apos;s exact test.</source>
        <translation>期望频数偏小，但表格过大，无法作 Fisher 精确检验。</translation>
    </message>
    <message>
        <source>Expected counts are small: Fisher&apos;s exact test.</source>
        <translation>期望频数偏小：采用 Fisher 精确检验。</translation>
    </message>
    <message>
        <source>Fisher&apos;s exact test</source>
        <translation>Fisher 精确检验</translation>
    </message>
    <message>
        <source>Kruskal-Wallis</source>
        <translation>Kruskal-Wallis 检验</translation>
    </message>
    <message>
        <source>Mann-Whitney U</source>
        <translation>Mann-Whitney U 检验</translation>
    </message>
    <message>
        <source>Student&apos;s t</source>
        <translation>Student t 检验</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; has no group &apos;%2&apos;; it holds %3.</source>
        <translation>列“%1”没有组“%2”；其中有 %3。</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; holds %2 groups; up to 20 are expected.</source>
        <translation>列“%1”含 %2 组；最多应为 20 组。</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; holds %2 levels; up to 50 are expected of a variable shown by counts.</source>
        <translation>列“%1”含 %2 个水平；以频数表示的变量最多应有 50 个。</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; holds the level &apos;%2&apos;, which is not among those given (%3).</source>
        <translation>列“%1”含水平“%2”，不在给定的水平（%3）之中。</translation>
    </message>
    <message>
        <source>The test has no answer: the values do not differ.</source>
        <translation>检验没有结果：各值没有差别。</translation>
    </message>
    <message>
        <source>The test laid down is for counts; the variable is shown as numbers.</source>
        <translation>指定的检验用于频数；该变量以数值表示。</translation>
    </message>
    <message>
        <source>The test laid down is for numbers; the variable is shown by counts.</source>
        <translation>指定的检验用于数值；该变量以频数表示。</translation>
    </message>
    <message>
        <source>The test laid down is for two groups; there are %1.</source>
        <translation>指定的检验用于两组；现有 %1 组。</translation>
    </message>
    <message>
        <source>There is one level only; nothing can be compared.</source>
        <translation>只有一个水平；无从比较。</translation>
    </message>
    <message>
        <source>Welch&apos;s analysis of variance</source>
        <translation>Welch 方差分析</translation>
    </message>
    <message>
        <source>Welch&apos;s t</source>
        <translation>Welch t 检验</translation>
    </message>
    <message>
        <source>analysis of variance</source>
        <translation>方差分析</translation>
    </message>
    <message>
        <source>chi-square</source>
        <translation>卡方检验</translation>
    </message>
    <message>
        <source>chi-square with Yates&apos; correction</source>
        <translation>卡方检验（Yates 校正）</translation>
    </message>
    <message>
        <source>in none of the groups compared</source>
        <translation>不属于所比较的任何一组</translation>
    </message>
    <message>
        <source>no test</source>
        <translation>未检验</translation>
    </message>
    <message>
        <source>the group is not known</source>
        <translation>分组未知</translation>
    </message>
    <message>
        <source>%1 has %2 levels in the codebook; at least 2 were expected.</source>
        <translation>编码手册中 %1 有 %2 个水平；应至少有 2 个。</translation>
    </message>
    <message>
        <source>%1 has the level %2 twice in the codebook.</source>
        <translation>编码手册中 %1 的水平 %2 出现两次。</translation>
    </message>
    <message>
        <source>%1 rows, the first in line %2, have cells beyond the header; these are left out.</source>
        <translation>%1 行（首见于第 %2 行）的单元格超出表头；已略去这些单元格。</translation>
    </message>
    <message>
        <source>%1: %2 numbers have a decimal comma.</source>
        <translation>%1：%2 个数使用逗号作小数点。</translation>
    </message>
    <message>
        <source>After surgery</source>
        <translation>手术后</translation>
    </message>
    <message>
        <source>Before biopsy</source>
        <translation>活检前</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>HER2 2+ without in situ hybridisation has no status.</source>
        <translation>HER2 2+ 而无原位杂交结果，无法判定状态。</translation>
    </message>
    <message>
        <source>HER2 immunohistochemistry is missing.</source>
        <translation>缺少 HER2 免疫组化结果。</translation>
    </message>
    <message>
        <source>HER2 immunohistochemistry was &quot;%1&quot;; 0, 1+, 2+ or 3+ was expected.</source>
        <translation>HER2 免疫组化为“%1”；应为 0、1+、2+ 或 3+。</translation>
    </message>
    <message>
        <source>HER2 in situ hybridisation was &quot;%1&quot;; positive, negative or nothing was expected.</source>
        <translation>HER2 原位杂交为“%1”；应为阳性、阴性或空白。</translation>
    </message>
    <message>
        <source>HER2 is %1 by immunohistochemistry, but in situ hybridisation says the opposite; the status follows the former.</source>
        <translation>HER2 免疫组化为 %1，而原位杂交结果相反；状态以前者为准。</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Line %1 has more than %2 cells.</source>
        <translation>第 %1 行超过 %2 个单元格。</translation>
    </message>
    <message>
        <source>Line %1 is not YAML (%2).</source>
        <translation>第 %1 行不是 YAML（%2）。</translation>
    </message>
    <message>
        <source>Line %1 was taken for the header; what stands above it is left out.</source>
        <translation>以第 %1 行为表头；其上方的内容已略去。</translation>
    </message>
    <message>
        <source>Line %1: %2 is %3; %4 was expected.</source>
        <translation>第 %1 行：%2 为 %3；应为 %4。</translation>
    </message>
    <message>
        <source>No column says whose row it is: found %1; expected a column &quot;patient&quot;, or a codebook that says which one it is.</source>
        <translation>没有一列说明各行属于哪位患者：所见为 %1；应有“patient”列，或由编码手册指明。</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Ordered levels</source>
        <translation>有序分类</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Text in %1 cannot be read here.</source>
        <translation>此处无法读取 %1 编码的文本。</translation>
    </message>
    <message>
        <source>The cell is empty.</source>
        <translation>单元格为空。</translation>
    </message>
    <message>
        <source>The codebook has more than one variable %1.</source>
        <translation>编码手册中有不止一个变量 %1。</translation>
    </message>
    <message>
        <source>The codebook has no variables.</source>
        <translation>编码手册没有变量。</translation>
    </message>
    <message>
        <source>The columns &quot;%1&quot; and &quot;%2&quot; are both %3; the first counts.</source>
        <translation>列“%1”和“%2”都是 %3；以第一列为准。</translation>
    </message>
    <message>
        <source>The cut-points of %1 do not rise.</source>
        <translation>%1 的截断点不是递增的。</translation>
    </message>
    <message>
        <source>The file has %1 MB; a table of at most %2 MB was expected.</source>
        <translation>文件有 %1 MB；表格应不超过 %2 MB。</translation>
    </message>
    <message>
        <source>The header &quot;%1&quot; belongs to %2 and to %3 in the codebook.</source>
        <translation>编码手册中表头“%1”既属于 %2 又属于 %3。</translation>
    </message>
    <message>
        <source>The patient has another row in line %1, which counts; one row per patient was expected.</source>
        <translation>该患者在第 %1 行另有一行，以其为准；应为每位患者一行。</translation>
    </message>
    <message>
        <source>The quoted cell in line %1 never ends.</source>
        <translation>第 %1 行带引号的单元格没有结束。</translation>
    </message>
    <message>
        <source>The reference %1 of %2 is none of its levels.</source>
        <translation>%2 的参照 %1 不是其水平之一。</translation>
    </message>
    <message>
        <source>The row has no patient.</source>
        <translation>该行没有患者编号。</translation>
    </message>
    <message>
        <source>The row is the same as line %1.</source>
        <translation>该行与第 %1 行相同。</translation>
    </message>
    <message>
        <source>The sheet is larger than a table can be: a cell in row %1, column %2.</source>
        <translation>工作表超出表格可能的大小：第 %1 行第 %2 列有单元格。</translation>
    </message>
    <message>
        <source>The table has a header and no patient.</source>
        <translation>表格只有表头，没有患者。</translation>
    </message>
    <message>
        <source>The table has more than %1 cells.</source>
        <translation>表格超过 %1 个单元格。</translation>
    </message>
    <message>
        <source>The table is empty; a header line was expected.</source>
        <translation>表格为空；应有表头行。</translation>
    </message>
    <message>
        <source>The table says &quot;%1&quot;.</source>
        <translation>表中写作“%1”。</translation>
    </message>
    <message>
        <source>The text is neither UTF-8, UTF-16 nor GB18030; save the table as UTF-8 (in Excel: CSV UTF-8).</source>
        <translation>文本既不是 UTF-8、UTF-16 也不是 GB18030；请将表格存为 UTF-8（Excel 中选 CSV UTF-8）。</translation>
    </message>
    <message>
        <source>The text is not %1 from byte %2 on.</source>
        <translation>文本自第 %2 个字节起不是 %1。</translation>
    </message>
    <message>
        <source>The text is not UTF-8.</source>
        <translation>文本不是 UTF-8。</translation>
    </message>
    <message>
        <source>The workbook has %1 sheets; &quot;%2&quot; was read.</source>
        <translation>工作簿有 %1 张工作表；读取了“%2”。</translation>
    </message>
    <message>
        <source>The workbook has more than %1 parts.</source>
        <translation>工作簿超过 %1 个部件。</translation>
    </message>
    <message>
        <source>The workbook has no sheet &quot;%1&quot;; it has %2.</source>
        <translation>工作簿没有工作表“%1”；它有 %2。</translation>
    </message>
    <message>
        <source>The workbook is damaged: it is no whole zip archive.</source>
        <translation>工作簿已损坏：不是完整的 zip 压缩包。</translation>
    </message>
    <message>
        <source>The workbook is damaged: its part %1 cannot be read.</source>
        <translation>工作簿已损坏：无法读取其部件 %1。</translation>
    </message>
    <message>
        <source>The workbook&apos;s part %1 unpacks to %2 MB; at most %3 MB were expected.</source>
        <translation>工作簿的部件 %1 解压后有 %2 MB；应不超过 %3 MB。</translation>
    </message>
    <message>
        <source>This archive is no XLSX workbook: it has no part xl/workbook.xml.</source>
        <translation>此压缩包不是 XLSX 工作簿：没有部件 xl/workbook.xml。</translation>
    </message>
    <message>
        <source>This is a workbook of Excel 97-2003 (XLS) or one with a password; save it as XLSX or CSV without one.</source>
        <translation>这是 Excel 97-2003（XLS）工作簿或带密码的工作簿；请存为不带密码的 XLSX 或 CSV。</translation>
    </message>
    <message>
        <source>This is no table: it holds zero bytes.</source>
        <translation>这不是表格：其中含有零字节。</translation>
    </message>
    <message>
        <source>With the biopsy</source>
        <translation>活检时</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was found; %2 to %3 was expected.</source>
        <translation>所见为“%1”；应为 %2 至 %3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was found; a date with the year first, such as 2024-03-01, was expected.</source>
        <translation>所见为“%1”；应为年份在前的日期，如 2024-03-01。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was found; a number of %2 was expected.</source>
        <translation>所见为“%1”；应为以 %2 计的数值。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was found; a number was expected.</source>
        <translation>所见为“%1”；应为数值。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was found; at least %2 was expected.</source>
        <translation>所见为“%1”；应至少为 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was found; at most %2 was expected.</source>
        <translation>所见为“%1”；应至多为 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was found; it could be a thousand or have a decimal comma.</source>
        <translation>所见为“%1”；可能是千位分隔，也可能是小数逗号。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was found; one of %2 was expected.</source>
        <translation>所见为“%1”；应为 %2 之一。</translation>
    </message>
    <message>
        <source>%1 cells of the feature table are no numbers; they are missing.</source>
        <translation>特征表有 %1 个单元格不是数值；作缺失处理。</translation>
    </message>
    <message>
        <source>%1 has no order; == or != was expected, not %2.</source>
        <translation>%1 没有顺序；应使用 == 或 !=，而不是 %2。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 缺失。</translation>
    </message>
    <message>
        <source>%1 times a view has more than one image of the lesion (first: patient %2); the first image counts.</source>
        <translation>有 %1 处同一体位有不止一幅该病灶的图像（首见于患者 %2）；以第一幅为准。</translation>
    </message>
    <message>
        <source>A column of texts is no predictor; give it levels in the codebook.</source>
        <translation>文本列不能作预测变量；请在编码手册中为其设定水平。</translation>
    </message>
    <message>
        <source>Blanks around the ID</source>
        <translation>编号前后的空格</translation>
    </message>
    <message>
        <source>Capital and small letters</source>
        <translation>字母大小写</translation>
    </message>
    <message>
        <source>Case %1 has %2 of %3 twice.</source>
        <translation>病例 %1 中 %3 的 %2 出现两次。</translation>
    </message>
    <message>
        <source>Exactly equal IDs</source>
        <translation>编号完全相同</translation>
    </message>
    <message>
        <source>For %1 patients the table&apos;s own HER2 status is another.</source>
        <translation>有 %1 例患者表中自带的 HER2 状态与此不同。</translation>
    </message>
    <message>
        <source>Found %1.</source>
        <translation>所见：%1。</translation>
    </message>
    <message>
        <source>Full-width letters and digits</source>
        <translation>全角字母和数字</translation>
    </message>
    <message>
        <source>HER2 status is derived from immunohistochemistry and in situ hybridisation by %1.</source>
        <translation>HER2 状态按 %1 由免疫组化和原位杂交推得。</translation>
    </message>
    <message>
        <source>HER2 status is taken from the column her2 as it stands; without immunohistochemistry %1 cannot be checked.</source>
        <translation>HER2 状态照录自 her2 列；没有免疫组化结果，无法按 %1 核对。</translation>
    </message>
    <message>
        <source>HER2 status needs a column ihc (with fish) or her2; the table has neither.</source>
        <translation>判定 HER2 状态需要 ihc 列（及 fish 列）或 her2 列；表中两者皆无。</translation>
    </message>
    <message>
        <source>Line %1 has %2 fields; the header has %3.</source>
        <translation>第 %1 行有 %2 个字段；表头有 %3 个。</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>缺失：%1。</translation>
    </message>
    <message>
        <source>No features of %1 in the view %2.</source>
        <translation>%1 没有体位 %2 的特征。</translation>
    </message>
    <message>
        <source>No features of the reader %1.</source>
        <translation>没有阅片者 %1 的特征。</translation>
    </message>
    <message>
        <source>No features of the view %1.</source>
        <translation>没有体位 %1 的特征。</translation>
    </message>
    <message>
        <source>No view is asked for; at least one, such as CC, was expected.</source>
        <translation>未指定体位；至少应有一个，如 CC。</translation>
    </message>
    <message>
        <source>Not checked in full: no column %1.</source>
        <translation>未完全核对：没有列 %1。</translation>
    </message>
    <message>
        <source>Not checked: no column %1.</source>
        <translation>未核对：没有列 %1。</translation>
    </message>
    <message>
        <source>Not computed for this patient.</source>
        <translation>未为该患者计算。</translation>
    </message>
    <message>
        <source>Of %1 not all are levels of the variable.</source>
        <translation>%1 并非全是该变量的水平。</translation>
    </message>
    <message>
        <source>Patient %1 has %2 lesions, and no size among their features (original_shape2D_PixelSurface or a volume) says which is the largest; choose the index lesion, mean or max.</source>
        <translation>患者 %1 有 %2 个病灶，而其特征中没有大小（original_shape2D_PixelSurface 或体积）说明哪个最大；请选择指示病灶、均值或最大值。</translation>
    </message>
    <message>
        <source>Patient %1 stands in lines %2 and %3; the wide form has one row per patient.</source>
        <translation>患者 %1 出现在第 %2 行和第 %3 行；宽表应为每位患者一行。</translation>
    </message>
    <message>
        <source>The clinical table has no column %1.</source>
        <translation>临床表没有列 %1。</translation>
    </message>
    <message>
        <source>The feature table has no column patient; it begins with %1.</source>
        <translation>特征表没有 patient 列；它以 %1 开头。</translation>
    </message>
    <message>
        <source>The feature table has two columns %1.</source>
        <translation>特征表有两列 %1。</translation>
    </message>
    <message>
        <source>The features name no view; they are taken as one.</source>
        <translation>特征未注明体位；视为同一体位。</translation>
    </message>
    <message>
        <source>The file cannot be read as %1 (%2).</source>
        <translation>无法将文件读作 %1（%2）。</translation>
    </message>
    <message>
        <source>The mean is too large for a number.</source>
        <translation>均值过大，无法表示。</translation>
    </message>
    <message>
        <source>The quote at %1 of &quot;%2&quot; never ends.</source>
        <translation>“%2”中第 %1 个字符处的引号没有结束。</translation>
    </message>
    <message>
        <source>The study is before the birth.</source>
        <translation>检查日期早于出生日期。</translation>
    </message>
    <message>
        <source>The table says HER2 %1; by %2 it is %3, which counts.</source>
        <translation>表中 HER2 为 %1；按 %2 为 %3，以后者为准。</translation>
    </message>
    <message>
        <source>There are features of %1 readers (%2); those of %3 are taken.</source>
        <translation>有 %1 位阅片者（%2）的特征；取 %3 的特征。</translation>
    </message>
    <message>
        <source>There are no cut-points; a number with cut-points was expected.</source>
        <translation>没有截断点；应为带截断点的数值变量。</translation>
    </message>
    <message>
        <source>There are no features of this view.</source>
        <translation>没有该体位的特征。</translation>
    </message>
    <message>
        <source>There are no levels to join.</source>
        <translation>没有可合并的水平。</translation>
    </message>
    <message>
        <source>There are no levels; an ordered variable was expected.</source>
        <translation>没有水平；应为有序变量。</translation>
    </message>
    <message>
        <source>There is more than one rule %1.</source>
        <translation>规则 %1 不止一条。</translation>
    </message>
    <message>
        <source>Zeros in front</source>
        <translation>前导零</translation>
    </message>
    <message>
        <source>&quot;%1&quot; ends too soon; %2 was expected.</source>
        <translation>“%1”不完整；应为 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands at %2 of &quot;%3&quot;; %4 was expected.</source>
        <translation>“%3”的第 %2 个字符处为“%1”；应为 %4。</translation>
    </message>
    <message>
        <source>%1 more cells are no numbers and count as missing.</source>
        <translation>另有 %1 个单元格不是数值，按缺失处理。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in row %2 is no number and counts as missing, for nearly all others are numbers.</source>
        <translation>第 %2 行的“%1”不是数值，而其他单元格几乎都是数值，故按缺失处理。</translation>
    </message>
</context>
<context>
    <name>dicom</name>
    <message>
        <source>%1 % of the pixels are coloured; grey values are their luminance (0.299 R + 0.587 G + 0.114 B).</source>
        <translation>%1 % 的像素为彩色；灰度值取其亮度 (0.299 R + 0.587 G + 0.114 B)。</translation>
    </message>
    <message>
        <source>%1 mm at the detector, not corrected for magnification</source>
        <translation>%1 mm，探测器处，未作放大校正</translation>
    </message>
    <message>
        <source>%1 mm by Pixel Spacing</source>
        <translation>%1 mm，取自 Pixel Spacing</translation>
    </message>
    <message>
        <source>%1 mm by Pixel Spacing, taken as the detector&apos;s: not corrected for magnification</source>
        <translation>%1 mm，取自 Pixel Spacing，视为探测器处间距：未作放大校正</translation>
    </message>
    <message>
        <source>%1 mm by the ultrasound region&apos;s scale</source>
        <translation>%1 mm，取自超声区域的标尺</translation>
    </message>
    <message>
        <source>%1 mm in the breast, estimated with magnification %2</source>
        <translation>%1 mm，乳腺处，按放大倍数 %2 估算</translation>
    </message>
    <message>
        <source>%1 mm in the patient, calibrated from known geometry</source>
        <translation>%1 mm，患者体内，按已知几何校准</translation>
    </message>
    <message>
        <source>%1 mm in the patient, calibrated with an object of known size</source>
        <translation>%1 mm，患者体内，按已知尺寸的物体校准</translation>
    </message>
    <message>
        <source>%1 mm on the digitised film (Nominal Scanned Pixel Spacing), not corrected for magnification</source>
        <translation>%1 mm，数字化胶片上（Nominal Scanned Pixel Spacing），未作放大校正</translation>
    </message>
    <message>
        <source>%1 mm, calibrated: Pixel Spacing differs from the detector&apos;s</source>
        <translation>%1 mm，已校准：Pixel Spacing 与探测器间距不同</translation>
    </message>
    <message>
        <source>One frame of %1 x %2 pixels needs %3 MB; up to %4 MB are supported.</source>
        <translation>一帧 %1 x %2 像素需要 %3 MB；最多支持 %4 MB。</translation>
    </message>
    <message>
        <source>Pixel Spacing of %1 mm disagrees with the ultrasound region&apos;s scale of %2 mm, which was used.</source>
        <translation>Pixel Spacing 为 %1 mm，与超声区域标尺 %2 mm 不一致，已采用后者。</translation>
    </message>
    <message>
        <source>Source distances of %1 mm to the detector and %2 mm to the patient are not plausible and were not used.</source>
        <translation>射线源至探测器 %1 mm、至患者 %2 mm 的距离不合理，未予采用。</translation>
    </message>
    <message>
        <source>Text that may name the patient is burned into the picture.</source>
        <translation>图像中烧录了可能含患者身份的文字。</translation>
    </message>
    <message>
        <source>Texts are declared as %1 but look like GB18030: &quot;%2&quot;.</source>
        <translation>文字声明为 %1，但看起来是 GB18030：“%2”。</translation>
    </message>
    <message>
        <source>Texts are declared as %1 but look like UTF-8: &quot;%2&quot;.</source>
        <translation>文字声明为 %1，但看起来是 UTF-8：“%2”。</translation>
    </message>
    <message>
        <source>Texts do not follow the declared character set %1; they were read as GB18030.</source>
        <translation>文字与声明的字符集 %1 不符；已按 GB18030 读取。</translation>
    </message>
    <message>
        <source>Texts do not follow the declared character set %1; they were read as ISO 8859-1.</source>
        <translation>文字与声明的字符集 %1 不符；已按 ISO 8859-1 读取。</translation>
    </message>
    <message>
        <source>Texts do not follow the declared character set %1; they were read as UTF-8.</source>
        <translation>文字与声明的字符集 %1 不符；已按 UTF-8 读取。</translation>
    </message>
    <message>
        <source>The JPEG 2000 codestream has %1 bits per sample; the header allocates %2.</source>
        <translation>JPEG 2000 码流每样本 %1 位；文件头分配了 %2 位。</translation>
    </message>
    <message>
        <source>The JPEG 2000 codestream holds %1 x %2 pixels of %3 samples; the header says %4 x %5 of %6.</source>
        <translation>JPEG 2000 码流为 %1 x %2 像素、%3 个样本；文件头为 %4 x %5 像素、%6 个样本。</translation>
    </message>
    <message>
        <source>The JPEG 2000 codestream is damaged.</source>
        <translation>JPEG 2000 码流已损坏。</translation>
    </message>
    <message>
        <source>The Specific Character Set &quot;%1&quot; is not known; texts were read by their looks.</source>
        <translation>字符集“%1”未知；文字按其特征读取。</translation>
    </message>
    <message>
        <source>The VOI LUT Function &quot;%1&quot; is not known; the window is used as LINEAR.</source>
        <translation>VOI LUT 函数“%1”未知；窗按 LINEAR 使用。</translation>
    </message>
    <message>
        <source>The VOI LUT number %1 has no usable table and was left out.</source>
        <translation>第 %1 个 VOI LUT 没有可用的表，已略去。</translation>
    </message>
    <message>
        <source>The colour model &quot;%1&quot; with %2 samples per pixel is not supported.</source>
        <translation>不支持每像素 %2 个样本的颜色模型“%1”。</translation>
    </message>
    <message>
        <source>The compressed bytes of frame %1 of %2 could not be found.</source>
        <translation>找不到第 %1 帧（共 %2 帧）的压缩数据。</translation>
    </message>
    <message>
        <source>The file is empty; a DICOM object was expected.</source>
        <translation>文件为空；应为 DICOM 对象。</translation>
    </message>
    <message>
        <source>The file is not DICOM: it has no DICM mark and no data set could be made out.</source>
        <translation>文件不是 DICOM：没有 DICM 标记，也无法识别出数据集。</translation>
    </message>
    <message>
        <source>The image has %1 bits allocated per sample; 1, 8, 16 or 32 are supported.</source>
        <translation>图像每样本分配 %1 位；支持 1、8、16 或 32 位。</translation>
    </message>
    <message>
        <source>The image has %1 samples per pixel; 1 or 3 are supported.</source>
        <translation>图像每像素 %1 个样本；支持 1 或 3 个。</translation>
    </message>
    <message>
        <source>The image is PALETTE COLOR without a usable palette for red, green and blue.</source>
        <translation>图像为 PALETTE COLOR，但没有可用的红、绿、蓝调色板。</translation>
    </message>
    <message>
        <source>The image is uncalibrated: it has no pixel spacing, so millimetres cannot be measured.</source>
        <translation>图像未标定：没有像素间距，无法以毫米测量。</translation>
    </message>
    <message>
        <source>The image stores %1 bits in containers of %2 bits.</source>
        <translation>图像在 %2 位容器中存储 %1 位。</translation>
    </message>
    <message>
        <source>The magnification factor %1 is not plausible and was not used.</source>
        <translation>放大倍数 %1 不合理，未予采用。</translation>
    </message>
    <message>
        <source>The modality LUT has no usable table; stored values are used.</source>
        <translation>模态 LUT 没有可用的表；使用存储值。</translation>
    </message>
    <message>
        <source>The object has no Pixel Data (7FE0,0010).</source>
        <translation>该对象没有像素数据 (7FE0,0010)。</translation>
    </message>
    <message>
        <source>The pixel data has %1 bytes; frame %2 of %3 x %4 pixels needs %5.</source>
        <translation>像素数据有 %1 字节；第 %2 帧 %3 x %4 像素需要 %5 字节。</translation>
    </message>
    <message>
        <source>The pixels are coded as %1, which is not supported.</source>
        <translation>像素编码为 %1，不受支持。</translation>
    </message>
    <message>
        <source>The place is partly outside the ultrasound region; it must lie inside one region for its scale to hold.</source>
        <translation>该处部分位于超声区域之外；须完全位于一个区域内，其标尺才有效。</translation>
    </message>
    <message>
        <source>The place lies in two ultrasound regions with different scales, so millimetres cannot be measured.</source>
        <translation>该处位于两个标尺不同的超声区域内，无法以毫米测量。</translation>
    </message>
    <message>
        <source>The place lies outside every ultrasound region, so its scale is not known.</source>
        <translation>该处位于所有超声区域之外，标尺未知。</translation>
    </message>
    <message>
        <source>The place lies under two ultrasound regions with different scales, so millimetres cannot be measured.</source>
        <translation>该处位于两个标尺不同的超声区域之下，无法以毫米测量。</translation>
    </message>
    <message>
        <source>The rescale slope is 0; stored values are used.</source>
        <translation>重标定斜率为 0；使用存储值。</translation>
    </message>
    <message>
        <source>The side of the breast is not said: Image Laterality (0020,0062) is missing.</source>
        <translation>未注明乳腺侧别：缺少 Image Laterality (0020,0062)。</translation>
    </message>
    <message>
        <source>The ultrasound region at this place has no scale in cm, so millimetres cannot be measured.</source>
        <translation>此处的超声区域没有以 cm 计的标尺，无法以毫米测量。</translation>
    </message>
    <message>
        <source>The ultrasound region number %1 has no usable box and was left out.</source>
        <translation>第 %1 个超声区域没有可用的边框，已略去。</translation>
    </message>
    <message>
        <source>The view is not said: View Code Sequence (0054,0220) is missing or not known.</source>
        <translation>未注明体位：View Code Sequence (0054,0220) 缺失或无法识别。</translation>
    </message>
    <message>
        <source>The window of width %1 is not usable and was left out.</source>
        <translation>宽度为 %1 的窗不可用，已略去。</translation>
    </message>
    <message>
        <source>There are %1 window centres and %2 window widths; the first %3 pairs are used.</source>
        <translation>有 %1 个窗位和 %2 个窗宽；使用前 %3 对。</translation>
    </message>
    <message>
        <source>There is no Imager Pixel Spacing (0018,1164); whether Pixel Spacing holds at the detector or in the patient is not said.</source>
        <translation>没有 Imager Pixel Spacing (0018,1164)；未注明 Pixel Spacing 是探测器处还是患者体内的间距。</translation>
    </message>
    <message>
        <source>There is no frame %1; the object has %2.</source>
        <translation>没有第 %1 帧；该对象有 %2 帧。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>This is a special view (%1), not to be mixed with standard views.</source>
        <translation>这是特殊体位 (%1)，不可与标准体位混用。</translation>
    </message>
    <message>
        <source>This is no regular file; a DICOM file was expected.</source>
        <translation>这不是普通文件；应为 DICOM 文件。</translation>
    </message>
    <message>
        <source>This is no standard mammogram but a contrast image: %1.</source>
        <translation>这不是标准乳腺X线图像，而是对比增强图像：%1。</translation>
    </message>
    <message>
        <source>uncalibrated as a whole: ultrasound regions have different scales, each holds inside its box</source>
        <translation>整幅未标定：各超声区域标尺不同，仅在各自边框内有效</translation>
    </message>
    <message>
        <source>uncalibrated: no ultrasound region has a scale in cm</source>
        <translation>未标定：没有超声区域带有以 cm 计的标尺</translation>
    </message>
    <message>
        <source>uncalibrated: the object carries no pixel spacing</source>
        <translation>未标定：该对象没有像素间距</translation>
    </message>
    <message>
        <source>uncalibrated: the stored spacing is not a pair of positive numbers</source>
        <translation>未标定：存储的间距不是一对正数</translation>
    </message>
    <message>
        <source>%1 of %2 files: %3</source>
        <translation>第 %1 / %2 个文件：%3</translation>
    </message>
    <message>
        <source>%1 was skipped: the images are found without a directory.</source>
        <translation>已跳过 %1：无需目录文件即可找到图像。</translation>
    </message>
    <message>
        <source>Decoding it ended the decoder (exit %1).</source>
        <translation>解码该文件时解码程序退出（退出码 %1）。</translation>
    </message>
    <message>
        <source>Decoding it ended the decoder (signal %1).</source>
        <translation>解码该文件时解码程序崩溃（信号 %1）。</translation>
    </message>
    <message>
        <source>Decoding it needs more memory than is allowed.</source>
        <translation>解码该文件所需内存超过上限。</translation>
    </message>
    <message>
        <source>Decoding it took more than %1 s and was stopped.</source>
        <translation>解码该文件超过 %1 秒，已停止。</translation>
    </message>
    <message>
        <source>It has the same SOP Instance UID as %1 but other contents; only the first is used.</source>
        <translation>其 SOP Instance UID 与 %1 相同但内容不同；仅使用前者。</translation>
    </message>
    <message>
        <source>The decoder %1 could not be started: %2.</source>
        <translation>无法启动解码程序 %1：%2。</translation>
    </message>
    <message>
        <source>The decoder could not be started: %1.</source>
        <translation>无法启动解码程序：%1。</translation>
    </message>
    <message>
        <source>The decoder&apos;s answer cannot be read: %1</source>
        <translation>无法读取解码程序的应答：%1</translation>
    </message>
    <message>
        <source>The decoder&apos;s answer is too long.</source>
        <translation>解码程序的应答过长。</translation>
    </message>
    <message>
        <source>The stored facts of an image cannot be read: %1</source>
        <translation>无法读取已存储的图像信息：%1</translation>
    </message>
    <message>
        <source>This is the directory of a medium (DICOMDIR), not an image.</source>
        <translation>这是介质的目录文件 (DICOMDIR)，不是图像。</translation>
    </message>
    <message>
        <source>This is the same file as %1.</source>
        <translation>与 %1 是同一文件。</translation>
    </message>
    <message>
        <source>Frame %1 of the segmentation does not say which segment it belongs to (0062,000B).</source>
        <translation>分割对象的第 %1 帧没有说明属于哪个分割段 (0062,000B)。</translation>
    </message>
    <message>
        <source>None of the %1 frames of the segmentation belongs to segment %2.</source>
        <translation>分割对象的 %1 帧中没有一帧属于分割段 %2。</translation>
    </message>
    <message>
        <source>Segment %1 is for another image: none of its frames (%2) refers to frame %3 of %4.</source>
        <translation>分割段 %1 属于另一幅图像：其各帧（%2）均未引用 %4 的第 %3 帧。</translation>
    </message>
    <message>
        <source>The %1 frames of segment %2 are for different images; the DICOM image must be given to choose among them.</source>
        <translation>分割段 %2 的 %1 帧属于不同图像；必须给出 DICOM 图像才能从中选择。</translation>
    </message>
    <message>
        <source>The %1 frames of segment %2 do not say which image each is for; one frame, or Source Image Sequences (0008,2112), were expected.</source>
        <translation>分割段 %2 的 %1 帧没有说明各属于哪幅图像；应为单帧，或含有来源图像序列 (0008,2112)。</translation>
    </message>
    <message>
        <source>The %1 segmentation has %2 samples of %3 bits a pixel; one of %4 was expected.</source>
        <translation>%1 分割对象每像素有 %2 个 %3 位样本；应为一个 %4 位样本。</translation>
    </message>
    <message>
        <source>The Maximum Fractional Value (0062,000E) of the segmentation is %1; 1 to 255 was expected.</source>
        <translation>分割对象的最大分数值 (0062,000E) 为 %1；应为 1 至 255。</translation>
    </message>
    <message>
        <source>The segmentation describes %1 frames in (5200,9230) and has %2.</source>
        <translation>分割对象在 (5200,9230) 中描述了 %1 帧，实际有 %2 帧。</translation>
    </message>
    <message>
        <source>The segmentation has %1 segments, %2; the label must say the number of one.</source>
        <translation>分割对象有 %1 个分割段：%2；须用标签号指定其中一个。</translation>
    </message>
    <message>
        <source>The segmentation has no segment %1; it has %2.</source>
        <translation>分割对象没有分割段 %1；现有 %2。</translation>
    </message>
    <message>
        <source>The segmentation is fractional; pixels of at least half its maximum value of %1 belong to the segment.</source>
        <translation>分割对象为分数型；达到最大值 %1 一半及以上的像素归入分割段。</translation>
    </message>
    <message>
        <source>The segmentation is of type &quot;%1&quot; (0062,0001); BINARY or FRACTIONAL was expected.</source>
        <translation>分割对象类型为“%1” (0062,0001)；应为 BINARY 或 FRACTIONAL。</translation>
    </message>
    <message>
        <source>The segmentation lists no segments: its Segment Sequence (0062,0002) is missing or empty.</source>
        <translation>分割对象没有列出分割段：分割段序列 (0062,0002) 缺失或为空。</translation>
    </message>
    <message>
        <source>The file cannot be opened for reading.</source>
        <translation>无法打开文件进行读取。</translation>
    </message>
    <message>
        <source>The file could not be decoded: its decoder gave up on what it found; a valid picture was expected.</source>
        <translation>文件无法解码：解码器无法处理其内容；应为有效的图像。</translation>
    </message>
    <message>
        <source>The file is cut short: it ends after %1 bytes behind %2, where a whole element was expected.</source>
        <translation>文件被截断：在 %2 之后、第 %1 字节处结束；此处应为完整的数据元素。</translation>
    </message>
    <message>
        <source>The file is cut short: it ends after %1 bytes inside %2, which should have %3 bytes.</source>
        <translation>文件被截断：在 %2 内、第 %1 字节处结束；该元素应有 %3 字节。</translation>
    </message>
    <message>
        <source>The file is cut short: it ends after %1 bytes inside %2.</source>
        <translation>文件被截断：在 %2 内、第 %1 字节处结束。</translation>
    </message>
    <message>
        <source>The file is damaged in or after %1; a DICOM element was expected there.</source>
        <translation>文件在 %1 处或其后损坏；此处应为 DICOM 数据元素。</translation>
    </message>
    <message>
        <source>The file is damaged: no DICOM element could be read from its %1 bytes.</source>
        <translation>文件已损坏：从其 %1 字节中读不出任何 DICOM 数据元素。</translation>
    </message>
    <message>
        <source>The image has %1 rows (0028,0010) and %2 columns (0028,0011); at least one of each was expected.</source>
        <translation>图像行数为 %1 (0028,0010)，列数为 %2 (0028,0011)；两者均应至少为一。</translation>
    </message>
    <message>
        <source>The pixel data of frame %1 could not be read from the file; %2 bytes were expected.</source>
        <translation>无法从文件读取第 %1 帧的像素数据；应有 %2 字节。</translation>
    </message>
    <message>
        <source>This is a PDF document, not an image.</source>
        <translation>这是PDF 文档，不是图像。</translation>
    </message>
    <message>
        <source>This is a clinical document (CDA), not an image.</source>
        <translation>这是临床文档 (CDA)，不是图像。</translation>
    </message>
    <message>
        <source>This is a colour palette, not an image.</source>
        <translation>这是调色板，不是图像。</translation>
    </message>
    <message>
        <source>This is a hanging protocol, not an image.</source>
        <translation>这是挂片方案，不是图像。</translation>
    </message>
    <message>
        <source>This is a key object selection (a list of chosen images), not an image.</source>
        <translation>这是关键对象选择（所选图像的列表），不是图像。</translation>
    </message>
    <message>
        <source>This is a list of eye measurements, not an image.</source>
        <translation>这是眼科测量列表，不是图像。</translation>
    </message>
    <message>
        <source>This is a list of fiducial points, not an image.</source>
        <translation>这是基准点列表，不是图像。</translation>
    </message>
    <message>
        <source>This is a list of microscopy annotations, not an image.</source>
        <translation>这是显微标注列表，不是图像。</translation>
    </message>
    <message>
        <source>This is a mammography CAD report, not an image.</source>
        <translation>这是乳腺X线 CAD 报告，不是图像。</translation>
    </message>
    <message>
        <source>This is a presentation state (how to show an image), not an image.</source>
        <translation>这是显示状态（图像的显示方式），不是图像。</translation>
    </message>
    <message>
        <source>This is a radiation dose report, not an image.</source>
        <translation>这是辐射剂量报告，不是图像。</translation>
    </message>
    <message>
        <source>This is a real-world value mapping, not an image.</source>
        <translation>这是真实世界值映射，不是图像。</translation>
    </message>
    <message>
        <source>This is a registration between images, not an image.</source>
        <translation>这是图像间的配准，不是图像。</translation>
    </message>
    <message>
        <source>This is a scan protocol, not an image.</source>
        <translation>这是扫描方案，不是图像。</translation>
    </message>
    <message>
        <source>This is a spectrum (MR Spectroscopy), not an image.</source>
        <translation>这是波谱（磁共振波谱），不是图像。</translation>
    </message>
    <message>
        <source>This is a stored screen layout, not an image.</source>
        <translation>这是保存的屏幕布局，不是图像。</translation>
    </message>
    <message>
        <source>This is a structured report (SR), not an image.</source>
        <translation>这是结构化报告 (SR)，不是图像。</translation>
    </message>
    <message>
        <source>This is a surface scan, not an image.</source>
        <translation>这是表面扫描，不是图像。</translation>
    </message>
    <message>
        <source>This is a surface segmentation, not an image.</source>
        <translation>这是表面分割，不是图像。</translation>
    </message>
    <message>
        <source>This is a three-dimensional model, not an image.</source>
        <translation>这是三维模型，不是图像。</translation>
    </message>
    <message>
        <source>This is a tractography result, not an image.</source>
        <translation>这是纤维束成像结果，不是图像。</translation>
    </message>
    <message>
        <source>This is a waveform (ECG, sound or the like), not an image.</source>
        <translation>这是波形（心电图、声音等），不是图像。</translation>
    </message>
    <message>
        <source>This is an RT plan, not an image.</source>
        <translation>这是放疗计划 (RT Plan)，不是图像。</translation>
    </message>
    <message>
        <source>This is an RT structure set (outlines), not an image.</source>
        <translation>这是放疗结构集（轮廓），不是图像。</translation>
    </message>
    <message>
        <source>This is an RT treatment record, not an image.</source>
        <translation>这是放疗治疗记录，不是图像。</translation>
    </message>
    <message>
        <source>This is no image: an object of the class %1 without Rows (0028,0010) and Columns (0028,0011).</source>
        <translation>这不是图像：类别为 %1 的对象，没有 Rows (0028,0010) 和 Columns (0028,0011)。</translation>
    </message>
    <message>
        <source>This is no image: it has neither a SOP Class UID (0008,0016) nor Rows (0028,0010) and Columns (0028,0011).</source>
        <translation>这不是图像：既没有 SOP Class UID (0008,0016)，也没有 Rows (0028,0010) 和 Columns (0028,0011)。</translation>
    </message>
    <message>
        <source>This is raw data of a scanner, not an image.</source>
        <translation>这是扫描仪的原始数据，不是图像。</translation>
    </message>
    <message>
        <source>The file is cut short: it ends after %1 bytes, before its data set begins.</source>
        <translation>文件被截断：在第 %1 字节处、数据集开始之前结束。</translation>
    </message>
    <message>
        <source>The image says its Columns (0028,0011), %1, but has no Rows (0028,0010); both were expected.</source>
        <translation>图像给出了列数 (0028,0011) %1，但没有行数 (0028,0010)；两者都应有。</translation>
    </message>
    <message>
        <source>The image says its Rows (0028,0010), %1, but has no Columns (0028,0011); both were expected.</source>
        <translation>图像给出了行数 (0028,0010) %1，但没有列数 (0028,0011)；两者都应有。</translation>
    </message>
    <message>
        <source>Frame %1 could not be decoded: its bytes are damaged, cut short or of a form that the decoder does not know; a picture of %2 x %3 pixels coded as %4 was expected.</source>
        <translation>第 %1 帧无法解码：其数据已损坏、被截断或为解码器不支持的形式；应为以 %4 编码的 %2 x %3 像素图像。</translation>
    </message>
    <message>
        <source>Patient Orientation (0020,0020) is %1, as usual for the other breast; the picture was turned by 180 degrees to hang as %2. Check the side.</source>
        <translation>患者方位 (0020,0020) 为 %1，通常属于对侧乳房；图像已旋转 180 度按 %2 挂片。请核对侧别。</translation>
    </message>
    <message>
        <source>Patient Orientation (0020,0020) is %1, which does not fit the view %2; the picture is shown as it is stored.</source>
        <translation>患者方位 (0020,0020) 为 %1，与投照位 %2 不符；图像按存储方式显示。</translation>
    </message>
    <message>
        <source>Patient Orientation (0020,0020) is %1, which is that of the other breast than %2; the picture is shown as it is stored. Check the side.</source>
        <translation>患者方位 (0020,0020) 为 %1，属于 %2 的对侧乳房；图像按存储方式显示。请核对侧别。</translation>
    </message>
    <message>
        <source>B-mode</source>
        <translation>B 模式</translation>
    </message>
    <message>
        <source>Doppler trace</source>
        <translation>多普勒轨迹</translation>
    </message>
    <message>
        <source>Lettering or marks seem to be drawn into the pixels (%1 pixels); they may name the patient and change features under them.</source>
        <translation>像素中似乎画有文字或标记（%1 个像素）；其中可能有患者姓名，并会改变其下的特征。</translation>
    </message>
    <message>
        <source>M-mode</source>
        <translation>M 模式</translation>
    </message>
    <message>
        <source>Texts were read as GB18030, as was chosen at the import; the object declares %1.</source>
        <translation>按导入时的选择，文字以 GB18030 读取；对象声明的是 %1。</translation>
    </message>
    <message>
        <source>The object contradicts itself about the side: the image says %1, its series %2; the image&apos;s is used.</source>
        <translation>对象的侧别自相矛盾：图像为 %1，序列为 %2；采用图像的。</translation>
    </message>
    <message>
        <source>The overlay of group %1 (%2 x %3 pixels) has too few bits and was left out.</source>
        <translation>组 %1 的叠加层（%2 × %3 像素）位数不足，已略去。</translation>
    </message>
    <message>
        <source>The presentation state asks for optical density of film, which a screen does not have.</source>
        <translation>显示状态要求胶片的光学密度，屏幕没有。</translation>
    </message>
    <message>
        <source>The presentation state has another modality LUT than the image; its window is not used.</source>
        <translation>显示状态的 Modality LUT 与图像不同；未采用其窗口。</translation>
    </message>
    <message>
        <source>The presentation state has another rescale than the image; its lookup table is not used.</source>
        <translation>显示状态的 Rescale 与图像不同；未采用其查找表。</translation>
    </message>
    <message>
        <source>The presentation state is not for this image and frame.</source>
        <translation>该显示状态不适用于此图像和帧。</translation>
    </message>
    <message>
        <source>The presentation state lacks or repeats something that the standard asks for; DCMTK cannot use it.</source>
        <translation>该显示状态缺少或重复了标准要求的内容；DCMTK 无法使用。</translation>
    </message>
    <message>
        <source>The presentation state subtracts a mask image, which is not done here.</source>
        <translation>该显示状态要求减去蒙片图像，此处不支持。</translation>
    </message>
    <message>
        <source>This is no Grayscale Softcopy Presentation State.</source>
        <translation>这不是灰度软拷贝显示状态。</translation>
    </message>
    <message>
        <source>colour bar</source>
        <translation>色条</translation>
    </message>
    <message>
        <source>colour flow</source>
        <translation>彩色血流</translation>
    </message>
    <message>
        <source>continuous wave Doppler</source>
        <translation>连续波多普勒</translation>
    </message>
    <message>
        <source>graphics</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>grey bar</source>
        <translation>灰阶条</translation>
    </message>
    <message>
        <source>other data (type %1)</source>
        <translation>其他数据（类型 %1）</translation>
    </message>
    <message>
        <source>pulsed wave Doppler</source>
        <translation>脉冲波多普勒</translation>
    </message>
    <message>
        <source>tissue</source>
        <translation>组织</translation>
    </message>
</context>
<context>
    <name>evaluation</name>
    <message>
        <source>%1 folds are asked for; at least 2 are expected.</source>
        <translation>要求 %1 折；至少需要 2 折。</translation>
    </message>
    <message>
        <source>%1 of %2 replicates are left out: %3</source>
        <translation>%2 次重抽样中有 %1 次未纳入：%3</translation>
    </message>
    <message>
        <source>%1 of %2 replicates drew no row of some level and are left out.</source>
        <translation>%2 次重抽样中有 %1 次某一水平没有数据，未纳入。</translation>
    </message>
    <message>
        <source>%1 of %2 replicates drew one class only and are left out.</source>
        <translation>%2 次重抽样中有 %1 次只抽到一类，未纳入。</translation>
    </message>
    <message>
        <source>%1 of %2 replicates told the outcomes apart completely and are left out.</source>
        <translation>%2 次重抽样中有 %1 次结局被完全分开，未纳入。</translation>
    </message>
    <message>
        <source>%1 rows leave nothing on one side of the split.</source>
        <translation>%1 行数据使划分的一侧为空。</translation>
    </message>
    <message>
        <source>A bootstrap replicate names row %1; there are %2 rows.</source>
        <translation>自助抽样中出现第 %1 行，而数据只有 %2 行。</translation>
    </message>
    <message>
        <source>Blocks of %1 with %2 of %3 rows for training leave nothing to draw.</source>
        <translation>区组大小 %1、%3 行中训练 %2 行，无可抽取。</translation>
    </message>
    <message>
        <source>Class %1 has %2 patients for %3 folds: some folds have none of it.</source>
        <translation>类别 %1 有 %2 名患者，分为 %3 折：部分折中没有该类。</translation>
    </message>
    <message>
        <source>Fold %1: %2</source>
        <translation>第 %1 折：%2</translation>
    </message>
    <message>
        <source>No bootstrap replicate is given; at least 1 is expected.</source>
        <translation>没有给出自助抽样；至少需要 1 次。</translation>
    </message>
    <message>
        <source>No permutation is asked for; at least 1 is expected.</source>
        <translation>置换次数为 0；至少需要 1 次。</translation>
    </message>
    <message>
        <source>None of %1 replicates could be fitted: %2</source>
        <translation>%1 次重抽样均无法拟合：%2</translation>
    </message>
    <message>
        <source>Row %1 has no value to sort by; it cannot be put into a block.</source>
        <translation>第 %1 行没有排序用的值，无法归入区组。</translation>
    </message>
    <message>
        <source>The model on all rows has a coefficient without a value; there is nothing to validate.</source>
        <translation>全部数据上的模型有系数没有数值，无法验证。</translation>
    </message>
    <message>
        <source>The share for training is %1; a number between 0 and 1 is expected.</source>
        <translation>训练比例为 %1；应为 0 与 1 之间的数。</translation>
    </message>
    <message>
        <source>There are %1 fold numbers for %2 rows.</source>
        <translation>有 %1 个折号，而数据有 %2 行。</translation>
    </message>
    <message>
        <source>There are %1 patients for %2 folds; each fold needs at least one.</source>
        <translation>%1 名患者分为 %2 折；每折至少需要一名。</translation>
    </message>
    <message>
        <source>There are %1 rows and %2 values to sort by.</source>
        <translation>有 %1 行，而排序用的值有 %2 个。</translation>
    </message>
    <message>
        <source>There are %1 rows, %2 labels and %3 groups; the numbers must agree.</source>
        <translation>有 %1 行、%2 个标签和 %3 个分组；三者数目必须一致。</translation>
    </message>
    <message>
        <source>None of the %1 replicates could be fitted.</source>
        <translation>%1 次重抽样均无法拟合。</translation>
    </message>
    <message>
        <source>The statistic has no value for permutation %1.</source>
        <translation>第 %1 次置换的统计量无值。</translation>
    </message>
    <message>
        <source>Rows %1 and %2 are of one patient but in folds %3 and %4; they must share one.</source>
        <translation>第 %1 行和第 %2 行属于同一患者，却分在第 %3 折和第 %4 折；它们必须在同一折中。</translation>
    </message>
    <message>
        <source>%1 of %2 replicates gave predictions that could not be recalibrated and are left out.</source>
        <translation>%2 次重抽样中有 %1 次的预测无法重新校准，未计入。</translation>
    </message>
    <message>
        <source>%1 holds no dates.</source>
        <translation>%1 不是日期。</translation>
    </message>
    <message>
        <source>%1 holds no numbers to sort by.</source>
        <translation>%1 不是可排序的数值。</translation>
    </message>
    <message>
        <source>Patient %1 has no %2; splitting by it needs one for every patient.</source>
        <translation>患者 %1 没有 %2；按其划分要求每位患者都有。</translation>
    </message>
    <message>
        <source>Patient %1 is in the set &quot;%2&quot;; train or test was expected.</source>
        <translation>患者 %1 属于集合“%2”；应为 train 或 test。</translation>
    </message>
    <message>
        <source>Patient %1 stands twice in the split.</source>
        <translation>患者 %1 在划分中出现两次。</translation>
    </message>
    <message>
        <source>Splitting by %1 leaves %2 patients for training and %3 for the test; both need some.</source>
        <translation>按 %1 划分后训练集有 %2 例，测试集有 %3 例；两者都不能为空。</translation>
    </message>
    <message>
        <source>The patients cannot be split by %1: the clinical table has no such column.</source>
        <translation>无法按 %1 划分患者：临床表没有该列。</translation>
    </message>
    <message>
        <source>The split is of another cohort: it lacks %1 of its patients and has %2 that it does not hold.</source>
        <translation>该划分属于另一队列：缺少其中 %1 例患者，且有 %2 例不在其中。</translation>
    </message>
    <message>
        <source>The split was changed after it was locked: its lock is %1, its patients give %2.</source>
        <translation>划分在锁定后被更改：锁为 %1，而其患者得出 %2。</translation>
    </message>
    <message>
        <source>The table of the split needs the columns patient and set.</source>
        <translation>划分表需要 patient 列和 set 列。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date; the first day of the test set was expected, such as 2024-03-01.</source>
        <translation>“%1”不是日期；应为测试集的首日，如 2024-03-01。</translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>%1 is in the project already, with the same pixels.</source>
        <translation>项目中已有 %1，像素相同。</translation>
    </message>
    <message>
        <source>%1: a contour does not say which image it was drawn on.</source>
        <translation>%1：有一条轮廓没有说明画在哪幅图像上。</translation>
    </message>
    <message>
        <source>%1: a contour is of type %2 with %3 numbers; a closed planar one of three points or more was expected.</source>
        <translation>%1：有一条轮廓类型为 %2，含 %3 个数；应为至少三个点的闭合平面轮廓。</translation>
    </message>
    <message>
        <source>%1: a contour lies %2 mm off the plane of its image.</source>
        <translation>%1：有一条轮廓偏离其图像平面 %2 mm。</translation>
    </message>
    <message>
        <source>Line %1 is no label; a number, three colours, three switches and a name in quotation marks were expected.</source>
        <translation>第 %1 行不是标签；应为一个编号、三个颜色值、三个开关和一个带引号的名称。</translation>
    </message>
    <message>
        <source>No image of the project is called %1: the image&apos;s UID, the name of its file or PATIENT_VIEW was expected.</source>
        <translation>项目中没有名为 %1 的图像：应为图像的 UID、其文件名或“患者_视图”。</translation>
    </message>
    <message>
        <source>Outlines from %1</source>
        <translation>来自 %1 的轮廓</translation>
    </message>
    <message>
        <source>Outlines of %1</source>
        <translation>%1 的轮廓</translation>
    </message>
    <message>
        <source>Several images of the project are called %1; the file&apos;s name must be the UID of one of them.</source>
        <translation>项目中有多幅图像名为 %1；文件名须为其中一幅的 UID。</translation>
    </message>
    <message>
        <source>The contours are damaged: a part is missing or of another kind than expected.</source>
        <translation>轮廓文件已损坏：缺少某一部分，或其类型与预期不符。</translation>
    </message>
    <message>
        <source>The contours are for %1 x %2 pixels; the image has %3 x %4 (columns x rows).</source>
        <translation>轮廓适用于 %1 x %2 像素；图像为 %3 x %4（列 x 行）。</translation>
    </message>
    <message>
        <source>The contours are of version %1; version 1 was expected.</source>
        <translation>轮廓文件为版本 %1；应为版本 1。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>无法写入该文件：%1。</translation>
    </message>
    <message>
        <source>The file holds no contours of this program; JSON with &quot;format&quot;: &quot;%1&quot; was expected.</source>
        <translation>该文件不含本程序的轮廓；应为含 &quot;format&quot;: &quot;%1&quot; 的 JSON。</translation>
    </message>
    <message>
        <source>The file is neither a mask nor a DICOM Segmentation, RT Structure Set or contour file.</source>
        <translation>该文件既不是掩膜，也不是 DICOM 分割、RT 结构集或轮廓文件。</translation>
    </message>
    <message>
        <source>The file is no picture of labels: it holds the value %1; up to %2 whole numbers above zero were expected.</source>
        <translation>该文件不是标签图：含有值 %1；应为至多 %2 种大于零的整数。</translation>
    </message>
    <message>
        <source>The folder cannot be made: %1.</source>
        <translation>无法创建文件夹：%1。</translation>
    </message>
    <message>
        <source>The image %1 does not say where it is in the patient, which contours in millimetres need; a DICOM Segmentation carries outlines of such images.</source>
        <translation>图像 %1 没有说明其在患者体内的位置，而以毫米表示的轮廓需要它；这类图像的轮廓可用 DICOM 分割传递。</translation>
    </message>
    <message>
        <source>The image %1 is not in the project.</source>
        <translation>图像 %1 不在项目中。</translation>
    </message>
    <message>
        <source>The image has no SOP Instance UID (0008,0018), Series Instance UID (0020,000E) or Study Instance UID (0020,000D): a segmentation could not name it.</source>
        <translation>图像缺少 SOP Instance UID (0008,0018)、Series Instance UID (0020,000E) 或 Study Instance UID (0020,000D)：分割对象无法引用它。</translation>
    </message>
    <message>
        <source>The label file names no label.</source>
        <translation>标签文件没有给出任何标签。</translation>
    </message>
    <message>
        <source>The mask has %1 x %2 pixels; the image has %3 x %4 (columns x rows).</source>
        <translation>掩膜为 %1 x %2 像素；图像为 %3 x %4（列 x 行）。</translation>
    </message>
    <message>
        <source>The mask has no pixel; a segment needs at least one.</source>
        <translation>掩膜没有像素；一个分割段至少需要一个。</translation>
    </message>
    <message>
        <source>The mask is empty.</source>
        <translation>掩膜为空。</translation>
    </message>
    <message>
        <source>The mask is for frame %1; the image has %2.</source>
        <translation>掩膜属于第 %1 帧；图像有 %2 帧。</translation>
    </message>
    <message>
        <source>The outline has a contour of fewer than three points.</source>
        <translation>轮廓中有一条曲线不足三个点。</translation>
    </message>
    <message>
        <source>The outline is on frame %1; frames count from 1.</source>
        <translation>轮廓位于第 %1 帧；帧从 1 开始计数。</translation>
    </message>
    <message>
        <source>The outline is on frame %1; the image has %2.</source>
        <translation>轮廓位于第 %1 帧；图像有 %2 帧。</translation>
    </message>
    <message>
        <source>The regions %1 and %2 have different sizes.</source>
        <translation>区域 %1 与 %2 大小不同。</translation>
    </message>
    <message>
        <source>The segmentation cannot be put together: %1.</source>
        <translation>无法生成分割对象：%1。</translation>
    </message>
    <message>
        <source>The segmentation names no source image for its %1 segments, so its outlines cannot be placed.</source>
        <translation>该分割没有为其 %1 个分割段指明源图像，因此无法放置轮廓。</translation>
    </message>
    <message>
        <source>The structure set holds no contour.</source>
        <translation>结构集中没有轮廓。</translation>
    </message>
    <message>
        <source>The texts of the image cannot be turned into UTF-8: %1.</source>
        <translation>图像中的文字无法转换为 UTF-8：%1。</translation>
    </message>
    <message>
        <source>There are %1 regions; a label file holds 1 to %2.</source>
        <translation>有 %1 个区域；标签文件可含 1 到 %2 个。</translation>
    </message>
    <message>
        <source>There are %1 segments to write on this image; 1 to 65535 were expected.</source>
        <translation>该图像要写入 %1 个分割段；应为 1 到 65535 个。</translation>
    </message>
    <message>
        <source>There is no outline to export.</source>
        <translation>没有可导出的轮廓。</translation>
    </message>
</context>
<context>
    <name>features</name>
    <message>
        <source>%1 of the region&apos;s %2 pixels are not numbers (NaN or infinite).</source>
        <translation>区域 %2 个像素中有 %1 个不是有效数值（NaN 或无穷大）。</translation>
    </message>
    <message>
        <source>10th percentile of the intensities, by linear interpolation</source>
        <translation>强度的第 10 百分位数（线性插值）</translation>
    </message>
    <message>
        <source>2 sqrt(pi A) / P: perimeter of a circle of the same area over the perimeter; 1 is a circle</source>
        <translation>2 sqrt(pi A) / P：等面积圆的周长与周长之比；1 为圆形</translation>
    </message>
    <message>
        <source>75th percentile minus 25th percentile</source>
        <translation>第 75 百分位数减第 25 百分位数</translation>
    </message>
    <message>
        <source>90th percentile of the intensities, by linear interpolation</source>
        <translation>强度的第 90 百分位数（线性插值）</translation>
    </message>
    <message>
        <source>A bin width of %1 gives %2 grey levels in this region; at most %3 are made. Choose a wider bin.</source>
        <translation>灰度级宽度 %1 在此区域产生 %2 个灰度级；最多 %3 个。请选择更大的宽度。</translation>
    </message>
    <message>
        <source>Area A inside the outline&apos;s mesh, holes taken out</source>
        <translation>轮廓网格内的面积 A，不含孔洞</translation>
    </message>
    <message>
        <source>Asymmetry: m3 / m2^1.5 with central moments m</source>
        <translation>不对称性：m3 / m2^1.5，m 为中心矩</translation>
    </message>
    <message>
        <source>Energy times the area of a pixel (volume of a voxel)</source>
        <translation>能量乘以像素面积（体素体积）</translation>
    </message>
    <message>
        <source>Features of %1</source>
        <translation>%1 的特征</translation>
    </message>
    <message>
        <source>Largest distance between two points of the outline&apos;s mesh</source>
        <translation>轮廓网格上两点间的最大距离</translation>
    </message>
    <message>
        <source>Largest intensity</source>
        <translation>最大强度</translation>
    </message>
    <message>
        <source>Length P of the outline&apos;s mesh, holes included</source>
        <translation>轮廓网格的周长 P，含孔洞</translation>
    </message>
    <message>
        <source>Line %1: %2 comes a second time in %3; the last one counts.</source>
        <translation>第 %1 行：%2 在 %3 中第二次出现；以最后一次为准。</translation>
    </message>
    <message>
        <source>Line %1: %2 in %3 is not supported by this version; it has no effect.</source>
        <translation>第 %1 行：%3 中的 %2 本版本不支持；不起作用。</translation>
    </message>
    <message>
        <source>Line %1: %2 is %3; %4 was expected.</source>
        <translation>第 %1 行：%2 为 %3；应为 %4。</translation>
    </message>
    <message>
        <source>Line %1: %2 is not a feature of %3; it is left out.</source>
        <translation>第 %1 行：%2 不是 %3 的特征；已略去。</translation>
    </message>
    <message>
        <source>Line %1: %2 is not a known block; imageType, featureClass, setting and annulus are.</source>
        <translation>第 %1 行：%2 不是已知的区块；应为 imageType、featureClass、setting 或 annulus。</translation>
    </message>
    <message>
        <source>Line %1: %2 is not a known feature class; it is left out.</source>
        <translation>第 %1 行：%2 不是已知的特征类别；已略去。</translation>
    </message>
    <message>
        <source>Line %1: %2 is not a known image type; it is left out.</source>
        <translation>第 %1 行：%2 不是已知的图像类型；已略去。</translation>
    </message>
    <message>
        <source>Line %1: %2 is not a known name in %3; it has no effect.</source>
        <translation>第 %1 行：%2 不是 %3 中已知的名称；不起作用。</translation>
    </message>
    <message>
        <source>Line %1: this is not valid YAML: %2.</source>
        <translation>第 %1 行：不是有效的 YAML：%2。</translation>
    </message>
    <message>
        <source>Line %1: voxelSetting is for voxel-wise maps; it has no effect here.</source>
        <translation>第 %1 行：voxelSetting 用于逐体素图；在此不起作用。</translation>
    </message>
    <message>
        <source>Long axis of the ellipse of inertia: 4 sqrt(major variance of the pixel centres)</source>
        <translation>惯性椭圆的长轴：4 sqrt(像素中心的最大方差)</translation>
    </message>
    <message>
        <source>Maximum minus minimum</source>
        <translation>最大值减最小值</translation>
    </message>
    <message>
        <source>Mean absolute deviation of the intensities from the 10th to the 90th percentile</source>
        <translation>第 10 至第 90 百分位数之间强度的平均绝对偏差</translation>
    </message>
    <message>
        <source>Mean distance from the mean: mean |x - mean|</source>
        <translation>与均值的平均距离：mean |x - mean|</translation>
    </message>
    <message>
        <source>Mean intensity: sum x / N</source>
        <translation>平均强度：sum x / N</translation>
    </message>
    <message>
        <source>Middle of the sorted intensities</source>
        <translation>强度的中位数</translation>
    </message>
    <message>
        <source>No pixel lies between the 10th and the 90th percentile of the region.</source>
        <translation>区域内没有像素位于第 10 与第 90 百分位数之间。</translation>
    </message>
    <message>
        <source>Number of pixels times the area of a pixel</source>
        <translation>像素数乘以像素面积</translation>
    </message>
    <message>
        <source>P / (2 sqrt(pi A)): perimeter over that of a circle of the same area</source>
        <translation>P / (2 sqrt(pi A))：周长与等面积圆周长之比</translation>
    </message>
    <message>
        <source>P / A</source>
        <translation>P / A</translation>
    </message>
    <message>
        <source>Patient %1 has two values of %2; the wide form holds one. Write the long form, or choose one reader and one lesion per view.</source>
        <translation>患者 %1 的 %2 有两个值；宽表只能容纳一个。请写长表，或只选一位阅片者且每个体位一个病灶。</translation>
    </message>
    <message>
        <source>Peakedness: m4 / m2^2 with central moments m; 3 for a normal distribution (IBSI subtracts 3)</source>
        <translation>峰度：m4 / m2^2，m 为中心矩；正态分布为 3（IBSI 减去 3）</translation>
    </message>
    <message>
        <source>Resampling to %1 mm gives %2 pixels along one axis; at most %3 are made. Choose a coarser spacing.</source>
        <translation>重采样到 %1 mm 会使一个轴上有 %2 个像素；最多 %3 个。请选择更粗的间距。</translation>
    </message>
    <message>
        <source>Resegmentation to %1 .. %2 leaves %3 of the region&apos;s %4 pixels; at least 2 are needed.</source>
        <translation>按 %1 .. %2 重分割后，区域 %4 个像素只剩 %3 个；至少需要 2 个。</translation>
    </message>
    <message>
        <source>Root of the mean square: sqrt(sum (x + c)^2 / N), c = voxelArrayShift</source>
        <translation>均方根：sqrt(sum (x + c)^2 / N)，c = voxelArrayShift</translation>
    </message>
    <message>
        <source>Root of the variance: sqrt(m2)</source>
        <translation>方差的平方根：sqrt(m2)</translation>
    </message>
    <message>
        <source>Roundness of the ellipse of inertia: sqrt(minor / major variance); 1 is round, 0 a line</source>
        <translation>惯性椭圆的圆度：sqrt(最小方差 / 最大方差)；1 为圆，0 为线</translation>
    </message>
    <message>
        <source>Second central moment: m2 = sum (x - mean)^2 / N</source>
        <translation>二阶中心矩：m2 = sum (x - mean)^2 / N</translation>
    </message>
    <message>
        <source>Short axis of the ellipse of inertia: 4 sqrt(minor variance of the pixel centres)</source>
        <translation>惯性椭圆的短轴：4 sqrt(像素中心的最小方差)</translation>
    </message>
    <message>
        <source>Smallest intensity</source>
        <translation>最小强度</translation>
    </message>
    <message>
        <source>Sum of squared probabilities of the grey levels: sum p(i)^2</source>
        <translation>各灰度级概率的平方和：sum p(i)^2</translation>
    </message>
    <message>
        <source>Sum of squares: sum (x + c)^2, c = voxelArrayShift</source>
        <translation>平方和：sum (x + c)^2，c = voxelArrayShift</translation>
    </message>
    <message>
        <source>The definition has no finite value for this region (a division by zero).</source>
        <translation>该定义在此区域没有有限值（除以零）。</translation>
    </message>
    <message>
        <source>The image cannot be normalised: the standard deviation of its %1 pixels is %2; a number above 0 was expected.</source>
        <translation>无法归一化图像：其 %1 个像素的标准差为 %2；应大于 0。</translation>
    </message>
    <message>
        <source>The image could not be resampled: %1</source>
        <translation>图像无法重采样：%1</translation>
    </message>
    <message>
        <source>The image has no pixel spacing, so it cannot be resampled to a spacing in mm; give the spacing.</source>
        <translation>图像没有像素间距，无法按毫米重采样；请给出间距。</translation>
    </message>
    <message>
        <source>The image has no pixel spacing, so sizes in mm are unknown; give the spacing.</source>
        <translation>图像没有像素间距，毫米尺寸未知；请给出间距。</translation>
    </message>
    <message>
        <source>The image is a volume; 2-D shape needs a true 2-D image, or force2D and a region in one slice.</source>
        <translation>图像为三维体；二维形状特征需要真正的二维图像，或 force2D 且区域位于单层。</translation>
    </message>
    <message>
        <source>The mask could not be resampled: %1</source>
        <translation>掩膜无法重采样：%1</translation>
    </message>
    <message>
        <source>The mask&apos;s region reaches out of the image (pixel %1 along axis %2, the image has %3); it belongs to another image.</source>
        <translation>掩膜区域超出图像（第 %2 轴第 %1 像素，图像有 %3 个）；它属于另一幅图像。</translation>
    </message>
    <message>
        <source>The parameter file has %1 bytes; at most %2 are read.</source>
        <translation>参数文件有 %1 字节；最多读取 %2 字节。</translation>
    </message>
    <message>
        <source>The parameters leave no feature to compute.</source>
        <translation>按此参数没有可计算的特征。</translation>
    </message>
    <message>
        <source>The region has %1 pixels; minimumROISize asks for more than %2.</source>
        <translation>区域有 %1 个像素；minimumROISize 要求多于 %2 个。</translation>
    </message>
    <message>
        <source>The region has 1 pixel; features need at least 2.</source>
        <translation>区域只有 1 个像素；特征至少需要 2 个。</translation>
    </message>
    <message>
        <source>The region has no pixels.</source>
        <translation>区域没有像素。</translation>
    </message>
    <message>
        <source>The region is empty; it has no features.</source>
        <translation>区域为空；没有特征。</translation>
    </message>
    <message>
        <source>The region spans %1 dimension(s); minimumROIDimensions asks for %2.</source>
        <translation>区域跨 %1 个维度；minimumROIDimensions 要求 %2 个。</translation>
    </message>
    <message>
        <source>The region spans %1 slices; 2-D shape needs a region in one slice.</source>
        <translation>区域跨 %1 层；二维形状特征要求区域位于单层。</translation>
    </message>
    <message>
        <source>Uncertainty of the grey levels: -sum p(i) log2 p(i)</source>
        <translation>灰度级的不确定性：-sum p(i) log2 p(i)</translation>
    </message>
    <message>
        <source>resampledPixelSpacing has %1 numbers; the image has %2 dimensions.</source>
        <translation>resampledPixelSpacing 有 %1 个数；图像有 %2 个维度。</translation>
    </message>
    <message>
        <source>-sum p log2 p with p = P(i,j) / N</source>
        <translation>-sum p log2 p，其中 p = P(i,j) / N</translation>
    </message>
    <message>
        <source>-sum p(i+j = k) log2 p(i+j = k)</source>
        <translation>-sum p(i+j = k) log2 p(i+j = k)</translation>
    </message>
    <message>
        <source>-sum p(i,j) log2 p(i,j)</source>
        <translation>-sum p(i,j) log2 p(i,j)</translation>
    </message>
    <message>
        <source>-sum p(|i-j| = k) log2 p(|i-j| = k)</source>
        <translation>-sum p(|i-j| = k) log2 p(|i-j| = k)</translation>
    </message>
    <message>
        <source>1 / sum p(i) s(i); 1000000 on a flat region</source>
        <translation>1 / sum p(i) s(i)；均匀区域为 1000000</translation>
    </message>
    <message>
        <source>Angular second moment: sum p(i,j)^2</source>
        <translation>角二阶矩：sum p(i,j)^2</translation>
    </message>
    <message>
        <source>Dependence zones over pixels: 1, as every pixel has one</source>
        <translation>依赖区数与像素数之比：恒为 1，因每个像素各有一个</translation>
    </message>
    <message>
        <source>Equal to ClusterTendency</source>
        <translation>等同于 ClusterTendency</translation>
    </message>
    <message>
        <source>Equal to DifferenceAverage</source>
        <translation>等同于 DifferenceAverage</translation>
    </message>
    <message>
        <source>Equal to Id</source>
        <translation>等同于 Id</translation>
    </message>
    <message>
        <source>Equal to Idm</source>
        <translation>等同于 Idm</translation>
    </message>
    <message>
        <source>Information correlation 1: (HXY - HXY1) / max(HX, HY)</source>
        <translation>信息相关性 1：(HXY - HXY1) / max(HX, HY)</translation>
    </message>
    <message>
        <source>Information correlation 2: sqrt(1 - exp(-2 (HXY2 - HXY)))</source>
        <translation>信息相关性 2：sqrt(1 - exp(-2 (HXY2 - HXY)))</translation>
    </message>
    <message>
        <source>Inverse difference moment, normalised: sum p(|i-j| = k) / (1 + k^2 / Ng^2)</source>
        <translation>归一化逆差矩：sum p(|i-j| = k) / (1 + k^2 / Ng^2)</translation>
    </message>
    <message>
        <source>Inverse difference moment: sum p(|i-j| = k) / (1 + k^2)</source>
        <translation>逆差矩：sum p(|i-j| = k) / (1 + k^2)</translation>
    </message>
    <message>
        <source>Inverse difference, normalised: sum p(|i-j| = k) / (1 + k / Ng)</source>
        <translation>归一化逆差：sum p(|i-j| = k) / (1 + k / Ng)</translation>
    </message>
    <message>
        <source>Inverse difference: sum p(|i-j| = k) / (1 + k)</source>
        <translation>逆差：sum p(|i-j| = k) / (1 + k)</translation>
    </message>
    <message>
        <source>Joint variance: sum p(i,j) (i - mx)^2</source>
        <translation>联合方差：sum p(i,j) (i - mx)^2</translation>
    </message>
    <message>
        <source>Largest p(i,j)</source>
        <translation>最大的 p(i,j)</translation>
    </message>
    <message>
        <source>Maximal correlation coefficient: root of the second largest eigenvalue of Q(i,j) = sum_k p(i,k) p(j,k) / (px(i) py(k))</source>
        <translation>最大相关系数：Q(i,j) = sum_k p(i,k) p(j,k) / (px(i) py(k)) 的第二大特征值的平方根</translation>
    </message>
    <message>
        <source>Mean level mx: sum p(i,j) i</source>
        <translation>平均灰度级 mx：sum p(i,j) i</translation>
    </message>
    <message>
        <source>Mean of the level difference: sum k p(|i-j| = k)</source>
        <translation>灰度级差的均值：sum k p(|i-j| = k)</translation>
    </message>
    <message>
        <source>Mean of the level sum: sum k p(i+j = k)</source>
        <translation>灰度级和的均值：sum k p(i+j = k)</translation>
    </message>
    <message>
        <source>No line along any direction holds two pixels of the region.</source>
        <translation>区域在任何方向上都没有连续两个像素的直线。</translation>
    </message>
    <message>
        <source>No two pixels of the region are neighbours at the chosen distances, or the definition gives no number.</source>
        <translation>在所选距离上区域内没有相邻的两个像素，或该定义得不到数值。</translation>
    </message>
    <message>
        <source>Runs over pixels: N / Np</source>
        <translation>游程数与像素数之比：N / Np</translation>
    </message>
    <message>
        <source>The region has %1 grey levels; this class takes at most %2. Choose a wider bin.</source>
        <translation>区域有 %1 个灰度级；该类别最多 %2 个。请选择更大的灰度级宽度。</translation>
    </message>
    <message>
        <source>Variance of the dependence j over P(i,j) / N</source>
        <translation>依赖数 j 在 P(i,j) / N 上的方差</translation>
    </message>
    <message>
        <source>Variance of the level difference</source>
        <translation>灰度级差的方差</translation>
    </message>
    <message>
        <source>Variance of the level i over P(i,j) / N</source>
        <translation>灰度级 i 在 P(i,j) / N 上的方差</translation>
    </message>
    <message>
        <source>Variance of the run length j over P(i,j) / N</source>
        <translation>游程长度 j 在 P(i,j) / N 上的方差</translation>
    </message>
    <message>
        <source>Variance of the zone size j over P(i,j) / N</source>
        <translation>区域大小 j 在 P(i,j) / N 上的方差</translation>
    </message>
    <message>
        <source>Zones over pixels: N / Np</source>
        <translation>区域数与像素数之比：N / Np</translation>
    </message>
    <message>
        <source>sum (p(i) + p(j)) (i - j)^2 / sum s(i)</source>
        <translation>sum (p(i) + p(j)) (i - j)^2 / sum s(i)</translation>
    </message>
    <message>
        <source>sum P(i,j) / (i^2 j^2) / N</source>
        <translation>sum P(i,j) / (i^2 j^2) / N</translation>
    </message>
    <message>
        <source>sum P(i,j) / i^2 / N: weight of low grey levels</source>
        <translation>sum P(i,j) / i^2 / N：低灰度级的权重</translation>
    </message>
    <message>
        <source>sum P(i,j) / j^2 / N: weight of small dependences</source>
        <translation>sum P(i,j) / j^2 / N：小依赖数的权重</translation>
    </message>
    <message>
        <source>sum P(i,j) / j^2 / N: weight of small run lengths</source>
        <translation>sum P(i,j) / j^2 / N：短游程的权重</translation>
    </message>
    <message>
        <source>sum P(i,j) / j^2 / N: weight of small zone sizes</source>
        <translation>sum P(i,j) / j^2 / N：小区域的权重</translation>
    </message>
    <message>
        <source>sum P(i,j) i^2 / N: weight of high grey levels</source>
        <translation>sum P(i,j) i^2 / N：高灰度级的权重</translation>
    </message>
    <message>
        <source>sum P(i,j) i^2 / j^2 / N</source>
        <translation>sum P(i,j) i^2 / j^2 / N</translation>
    </message>
    <message>
        <source>sum P(i,j) i^2 j^2 / N</source>
        <translation>sum P(i,j) i^2 j^2 / N</translation>
    </message>
    <message>
        <source>sum P(i,j) j^2 / N: weight of large dependences</source>
        <translation>sum P(i,j) j^2 / N：大依赖数的权重</translation>
    </message>
    <message>
        <source>sum P(i,j) j^2 / N: weight of large run lengths</source>
        <translation>sum P(i,j) j^2 / N：长游程的权重</translation>
    </message>
    <message>
        <source>sum P(i,j) j^2 / N: weight of large zone sizes</source>
        <translation>sum P(i,j) j^2 / N：大区域的权重</translation>
    </message>
    <message>
        <source>sum P(i,j) j^2 / i^2 / N</source>
        <translation>sum P(i,j) j^2 / i^2 / N</translation>
    </message>
    <message>
        <source>sum over i of (sum over j of P(i,j))^2 / N</source>
        <translation>对 i 求和 (对 j 求和 P(i,j))^2 / N</translation>
    </message>
    <message>
        <source>sum over i of (sum over j of P(i,j))^2 / N^2</source>
        <translation>对 i 求和 (对 j 求和 P(i,j))^2 / N^2</translation>
    </message>
    <message>
        <source>sum over j of (sum over i of P(i,j))^2 / N</source>
        <translation>对 j 求和 (对 i 求和 P(i,j))^2 / N</translation>
    </message>
    <message>
        <source>sum over j of (sum over i of P(i,j))^2 / N^2</source>
        <translation>对 j 求和 (对 i 求和 P(i,j))^2 / N^2</translation>
    </message>
    <message>
        <source>sum over k &gt; 0 of p(|i-j| = k) / k^2</source>
        <translation>对 k &gt; 0 求和 p(|i-j| = k) / k^2</translation>
    </message>
    <message>
        <source>sum p(i) p(j) (i - j)^2 / (Ng (Ng - 1)) times sum s(i) / N</source>
        <translation>sum p(i) p(j) (i - j)^2 / (Ng (Ng - 1)) 乘以 sum s(i) / N</translation>
    </message>
    <message>
        <source>sum p(i) s(i) / sum |i p(i) - j p(j)|</source>
        <translation>sum p(i) s(i) / sum |i p(i) - j p(j)|</translation>
    </message>
    <message>
        <source>sum p(i,j) (i + j - mx - my)^2</source>
        <translation>sum p(i,j) (i + j - mx - my)^2</translation>
    </message>
    <message>
        <source>sum p(i,j) (i + j - mx - my)^3</source>
        <translation>sum p(i,j) (i + j - mx - my)^3</translation>
    </message>
    <message>
        <source>sum p(i,j) (i + j - mx - my)^4</source>
        <translation>sum p(i,j) (i + j - mx - my)^4</translation>
    </message>
    <message>
        <source>sum p(i,j) (i - j)^2</source>
        <translation>sum p(i,j) (i - j)^2</translation>
    </message>
    <message>
        <source>sum p(i,j) (i - mx)(j - my) / (sx sy); 1 on a flat region</source>
        <translation>sum p(i,j) (i - mx)(j - my) / (sx sy)；均匀区域为 1</translation>
    </message>
    <message>
        <source>sum p(i,j) i j</source>
        <translation>sum p(i,j) i j</translation>
    </message>
    <message>
        <source>sum |i - j| (p(i) s(i) + p(j) s(j)) / (p(i) + p(j)) / N</source>
        <translation>sum |i - j| (p(i) s(i) + p(j) s(j)) / (p(i) + p(j)) / N</translation>
    </message>
    <message>
        <source>(36 pi V^2)^(1/3) / A: area of a sphere of the same volume over that of the mesh</source>
        <translation>(36 pi V^2)^(1/3) / A：同体积球的表面积与网格表面积之比</translation>
    </message>
    <message>
        <source>36 pi V^2 / A^3 with the mesh&apos;s volume V and area A</source>
        <translation>36 pi V^2 / A^3，V 和 A 为网格的体积和表面积</translation>
    </message>
    <message>
        <source>A / (36 pi V^2)^(1/3): area of the mesh over that of a sphere of the same volume</source>
        <translation>A / (36 pi V^2)^(1/3)：网格表面积与同体积球的表面积之比</translation>
    </message>
    <message>
        <source>A / V</source>
        <translation>A / V</translation>
    </message>
    <message>
        <source>Area A of the mesh</source>
        <translation>网格的表面积 A</translation>
    </message>
    <message>
        <source>Largest distance between two vertices of the mesh</source>
        <translation>网格两顶点间的最大距离</translation>
    </message>
    <message>
        <source>Largest distance between two vertices of the mesh with the same x</source>
        <translation>网格中 x 相同的两顶点间的最大距离</translation>
    </message>
    <message>
        <source>Largest distance between two vertices of the mesh with the same y</source>
        <translation>网格中 y 相同的两顶点间的最大距离</translation>
    </message>
    <message>
        <source>Largest distance between two vertices of the mesh with the same z</source>
        <translation>网格中 z 相同的两顶点间的最大距离</translation>
    </message>
    <message>
        <source>Line %1: LoG names no sigma; it makes no image.</source>
        <translation>第 %1 行：LoG 未给出 sigma，不会生成图像。</translation>
    </message>
    <message>
        <source>Longest axis of the ellipsoid of inertia: 4 sqrt(major variance of the voxel centres)</source>
        <translation>惯性椭球的最长轴：4 sqrt(体素中心的最大方差)</translation>
    </message>
    <message>
        <source>Middle axis of the ellipsoid of inertia: 4 sqrt(minor variance of the voxel centres)</source>
        <translation>惯性椭球的中间轴：4 sqrt(体素中心的次大方差)</translation>
    </message>
    <message>
        <source>Number of voxels times the volume of a voxel</source>
        <translation>体素数乘以单个体素的体积</translation>
    </message>
    <message>
        <source>Shortest axis of the ellipsoid of inertia: 4 sqrt(least variance of the voxel centres)</source>
        <translation>惯性椭球的最短轴：4 sqrt(体素中心的最小方差)</translation>
    </message>
    <message>
        <source>The image is plane; 3-D shape needs a volume (one slice will do), or shapeFromOneSlice in the block annulus.</source>
        <translation>该图像为平面图像；三维形状需要体数据（单层即可），或在 annulus 块中设置 shapeFromOneSlice。</translation>
    </message>
    <message>
        <source>V / sqrt(pi A^3) with the mesh&apos;s volume V and area A</source>
        <translation>V / sqrt(pi A^3)，V 和 A 为网格的体积和表面积</translation>
    </message>
    <message>
        <source>Volume V inside the mesh</source>
        <translation>网格内的体积 V</translation>
    </message>
    <message>
        <source>sqrt(least / major variance) of the voxel centres; 0 on one slice</source>
        <translation>体素中心的 sqrt(最小方差 / 最大方差)；单层时为 0</translation>
    </message>
    <message>
        <source>sqrt(minor / major variance) of the voxel centres; 1 is round, 0 a line</source>
        <translation>体素中心的 sqrt(次大方差 / 最大方差)；1 为圆形，0 为线</translation>
    </message>
    <message>
        <source>Not computed for this region.</source>
        <translation>未对该区域计算。</translation>
    </message>
    <message>
        <source>%1 is no feature that can be mapped; a class and a feature were expected, such as glcm_Idn.</source>
        <translation>%1 不是可以作图的特征；应为类别和特征，例如 glcm_Idn。</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>The image has no pixel spacing, so a radius in mm is unknown; give the spacing.</source>
        <translation>图像没有像素间距，因此无法确定以毫米为单位的半径；请给出间距。</translation>
    </message>
    <message>
        <source>The radius of a feature map is %1 mm; a number above 0 was expected.</source>
        <translation>特征图的半径为 %1 mm；应为大于 0 的数。</translation>
    </message>
    <message>
        <source>Line %1: additionalInfo has no effect; what was used is in the notes beside the table.</source>
        <translation>第 %1 行：additionalInfo 不起作用；所用设置记录在表格旁的说明文件中。</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>%1 is not a wavelet this version knows.</source>
        <translation>%1 不是本版本支持的小波。</translation>
    </message>
    <message>
        <source>A Laplacian of Gaussian of %1 mm needs at least %2 pixels along every axis; the image has %3 along axis %4.</source>
        <translation>%1 mm 的高斯拉普拉斯要求每个轴上至少有 %2 个像素；该图像在第 %4 轴上只有 %3 个。</translation>
    </message>
    <message>
        <source>Bands of the undecimated wavelet transform, low (L) or high (H) along x, y (and z)</source>
        <translation>非抽取小波变换的各子带，沿 x、y（及 z）为低频 (L) 或高频 (H)</translation>
    </message>
    <message>
        <source>Exponential, scaled to the image&apos;s range: exp(x ln(max|x|) / max|x|)</source>
        <translation>指数，按图像范围缩放：exp(x ln(max|x|) / max|x|)</translation>
    </message>
    <message>
        <source>Laplacian of Gaussian of width sigma in mm, times sigma^2: edges and blobs of that size</source>
        <translation>宽度为 sigma (mm) 的高斯拉普拉斯，乘以 sigma^2：该尺度的边缘和团块</translation>
    </message>
    <message>
        <source>Local binary pattern in the plane: which samples on a circle reach the value of its centre</source>
        <translation>平面局部二值模式：圆周上哪些采样点达到中心的值</translation>
    </message>
    <message>
        <source>Local binary pattern on a sphere: energy of each degree of spherical harmonics (m1, m2, ...) and kurtosis of the samples (k)</source>
        <translation>球面局部二值模式：各阶球谐函数的能量 (m1, m2, ...) 及采样值的峰度 (k)</translation>
    </message>
    <message>
        <source>Logarithm of the magnitude plus 1 with the sign kept, scaled to the image&apos;s range: c sign(x) ln(|x| + 1)</source>
        <translation>绝对值加 1 的对数，保留符号，按图像范围缩放：c sign(x) ln(|x| + 1)</translation>
    </message>
    <message>
        <source>Magnitude of the gradient: sqrt(sum over the axes of ((x[+1] - x[-1]) / (2 spacing))^2)</source>
        <translation>梯度的幅值：sqrt(各轴 ((x[+1] - x[-1]) / (2 间距))^2 之和)</translation>
    </message>
    <message>
        <source>Square root of the magnitude with the sign kept, scaled to the image&apos;s range: sign(x) sqrt(|x| max|x|)</source>
        <translation>绝对值的平方根，保留符号，按图像范围缩放：sign(x) sqrt(|x| max|x|)</translation>
    </message>
    <message>
        <source>Square, scaled to the image&apos;s range: (x / sqrt(max|x|))^2</source>
        <translation>平方，按图像范围缩放：(x / sqrt(max|x|))^2</translation>
    </message>
    <message>
        <source>The image as it is</source>
        <translation>原始图像</translation>
    </message>
    <message>
        <source>The image has no pixel spacing, so a gradient per mm is unknown; give the spacing, or set gradientUseSpacing to false.</source>
        <translation>图像没有像素间距，无法得知每毫米的梯度；请给出间距，或将 gradientUseSpacing 设为 false。</translation>
    </message>
    <message>
        <source>The image has no pixel spacing, so a sigma in mm is unknown; give the spacing.</source>
        <translation>图像没有像素间距，无法确定以毫米计的 sigma；请给出间距。</translation>
    </message>
    <message>
        <source>The image is plane; 3-D local binary patterns need a volume (one slice will do).</source>
        <translation>该图像为平面图像；三维局部二值模式需要体数据（单层即可）。</translation>
    </message>
    <message>
        <source>The largest magnitude of the image is %1, to which this filter scales; a number above 0 was expected.</source>
        <translation>该滤波器按图像的最大绝对值缩放，而其值为 %1；应大于 0。</translation>
    </message>
</context>
<context>
    <name>image</name>
    <message>
        <source>A PNG holds 8- or 16-bit unsigned pixels; these are %1. Write an .nrrd instead.</source>
        <translation>PNG 只能存 8 位或 16 位无符号像素；当前为 %1。请改写为 .nrrd。</translation>
    </message>
    <message>
        <source>The file claims %1 bytes of pixels; at most %2 are read.</source>
        <translation>文件声称有 %1 字节像素；最多读取 %2 字节。</translation>
    </message>
    <message>
        <source>The file could not be read or written: %1</source>
        <translation>文件无法读写：%1</translation>
    </message>
    <message>
        <source>The file has %1 dimensions; 2 or 3 were expected.</source>
        <translation>文件有 %1 个维度；应为 2 或 3 个。</translation>
    </message>
    <message>
        <source>The file&apos;s ending is not known; .nrrd, .nhdr, .nii, .nii.gz or .png was expected.</source>
        <translation>文件扩展名未知；应为 .nrrd、.nhdr、.nii、.nii.gz 或 .png。</translation>
    </message>
    <message>
        <source>The image has %1 dimensions and the mask %2; both must be plane, or both volumes of one slice (--as-volume makes a plane one a volume).</source>
        <translation>图像有 %1 个维度，掩膜有 %2 个；两者须同为平面，或同为单层三维体（--as-volume 可将平面图像视为三维体）。</translation>
    </message>
    <message>
        <source>The mask has %1 x %2 x %3 pixels, the image %4 x %5 x %6; draw or resample the mask on the image&apos;s own grid.</source>
        <translation>掩膜为 %1 x %2 x %3 像素，图像为 %4 x %5 x %6；请在图像自身的网格上勾画或重采样掩膜。</translation>
    </message>
    <message>
        <source>The picture cannot be written: %1</source>
        <translation>无法写入图片：%1</translation>
    </message>
    <message>
        <source>The picture is in colour; grey was expected (equal red, green and blue).</source>
        <translation>图片为彩色；应为灰度（红、绿、蓝相等）。</translation>
    </message>
    <message>
        <source>The pixel type %1 is not read; integers up to 32 bits or floating point were expected.</source>
        <translation>不能读取像素类型 %1；应为不超过 32 位的整数或浮点数。</translation>
    </message>
    <message>
        <source>The image has no calibration, which NIfTI cannot say; write .nrrd or .png, or give a spacing.</source>
        <translation>图像未标定，而 NIfTI 无法表示这一点；请写 .nrrd 或 .png，或给出间距。</translation>
    </message>
    <message>
        <source>A PNG holds one slice; the image has %1. Write an .nrrd instead.</source>
        <translation>PNG 只能保存一个层面；该图像有 %1 个。请改写为 .nrrd。</translation>
    </message>
    <message>
        <source>The NIfTI header says %1 dimensions; 1 to 7 were expected.</source>
        <translation>NIfTI 文件头写明 %1 个维度；应为 1 到 7 个。</translation>
    </message>
    <message>
        <source>The NIfTI header says %1 pixels along axis %2; at least 1 was expected.</source>
        <translation>NIfTI 文件头写明第 %2 轴有 %1 个像素；至少应为 1 个。</translation>
    </message>
    <message>
        <source>The NIfTI header&apos;s %1 is %2; a finite number of millimetres was expected.</source>
        <translation>NIfTI 文件头中的 %1 为 %2；应为有限的毫米数。</translation>
    </message>
    <message>
        <source>The PNG file is damaged (%1).</source>
        <translation>PNG 文件已损坏（%1）。</translation>
    </message>
    <message>
        <source>The file claims %1 bytes of pixels; a file of its length can hold %2 at most.</source>
        <translation>文件声称有 %1 字节的像素；这样长度的文件最多能容纳 %2 字节。</translation>
    </message>
    <message>
        <source>The image has %1 columns, %2 rows and %3 slices; at least one of each was expected.</source>
        <translation>图像有 %1 列、%2 行和 %3 个层面；每项至少应为 1。</translation>
    </message>
    <message>
        <source>The pixel spacing along axis %1 is %2; a number of millimetres above 0 was expected.</source>
        <translation>第 %1 轴的像素间距为 %2；应为大于 0 的毫米数。</translation>
    </message>
    <message>
        <source>The place of the image holds a number that is not finite; millimetres and directions were expected.</source>
        <translation>图像位置中含有非有限的数；应为毫米数和方向。</translation>
    </message>
    <message>
        <source>This is no NIfTI file: a header of 348 or 540 bytes with the mark n+1 or n+2 was expected.</source>
        <translation>这不是 NIfTI 文件：应有 348 或 540 字节、带有 n+1 或 n+2 标记的文件头。</translation>
    </message>
    <message>
        <source>No temporary folder could be made to read a NIfTI-2 file.</source>
        <translation>无法建立用于读取 NIfTI-2 文件的临时文件夹。</translation>
    </message>
    <message>
        <source>The NIfTI-2 file has %1 pixels along axis %2; at most %3 are read.</source>
        <translation>NIfTI-2 文件沿轴 %2 有 %1 个像素；最多读取 %3 个。</translation>
    </message>
    <message>
        <source>The pixels of a NIfTI-2 file could not be unpacked into a temporary file.</source>
        <translation>无法将 NIfTI-2 文件的像素解压到临时文件。</translation>
    </message>
    <message>
        <source>The mask&apos;s axes have another direction than the image&apos;s; write the mask with the image&apos;s geometry (correctMask resamples it).</source>
        <translation>掩膜的坐标轴方向与图像不同；请按图像的几何信息写出掩膜（correctMask 会对其重采样）。</translation>
    </message>
    <message>
        <source>The mask&apos;s first pixel lies at %1, %2, %3 mm, the image&apos;s at %4, %5, %6 mm; write the mask with the image&apos;s geometry (correctMask resamples it, geometryTolerance allows a difference).</source>
        <translation>掩膜的第一个像素位于 %1, %2, %3 mm，图像的位于 %4, %5, %6 mm；请按图像的几何信息写出掩膜（correctMask 会对其重采样，geometryTolerance 允许一定差异）。</translation>
    </message>
    <message>
        <source>The mask&apos;s pixels are %1 x %2 x %3 mm apart, the image&apos;s %4 x %5 x %6 mm; write the mask with the image&apos;s geometry (correctMask resamples it, geometryTolerance allows a difference).</source>
        <translation>掩膜的像素间距为 %1 x %2 x %3 mm，图像为 %4 x %5 x %6 mm；请按图像的几何信息写出掩膜（correctMask 会对其重采样，geometryTolerance 允许一定差异）。</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>Extract features</source>
        <translation>提取特征</translation>
    </message>
    <message>
        <source>The demo cohort cannot be written: %1</source>
        <translation>无法写入演示队列：%1</translation>
    </message>
    <message>
        <source>The work ended unexpectedly.</source>
        <translation>任务意外结束。</translation>
    </message>
    <message>
        <source>The work ended unexpectedly: %1</source>
        <translation>任务意外结束：%1</translation>
    </message>
    <message>
        <source>There is not enough memory for this work.</source>
        <translation>内存不足，无法完成此任务。</translation>
    </message>
    <message>
        <source>Stopped: what was finished is kept.</source>
        <translation>已停止：已完成的部分予以保留。</translation>
    </message>
</context>
<context>
    <name>methods</name>
    <message>
        <source>%1 groups are empty because of ties; the lines with _nonempty leave them out.</source>
        <translation>由于数值相同，有 %1 组为空；带 _nonempty 的行不计这些组。</translation>
    </message>
    <message>
        <source>%1 of %2 replicates held one class only and have no area; they are left out of the intervals.</source>
        <translation>%2 次重抽样中有 %1 次只含一类，没有曲线下面积；计算区间时不计入。</translation>
    </message>
    <message>
        <source>%1 predictions are exactly 0 or 1 and take no part in intercept and slope.</source>
        <translation>%1 个预测值恰为 0 或 1，不参与截距和斜率的计算。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not understood; a column of the table, &apos;=&apos; and one of %2 are expected.</source>
        <translation>无法理解“%1”；应为表中的一列、“=”以及 %2 之一。</translation>
    </message>
    <message>
        <source>A cell is expected below 5: the approximation may be poor, Fisher&apos;s exact test serves.</source>
        <translation>有单元格的期望频数低于 5：近似可能不准，可用 Fisher 精确检验。</translation>
    </message>
    <message>
        <source>A second column is missing: name it by &apos;y&apos;, or a column of two labels by &apos;by&apos;.</source>
        <translation>缺少第二列：请用“y”指定，或用“by”指定含两种标签的列。</translation>
    </message>
    <message>
        <source>All four counts are 0; at least one patient is expected.</source>
        <translation>四个计数均为 0；至少应有一名患者。</translation>
    </message>
    <message>
        <source>All ratings are equal: agreement is not defined, neither 0 nor 1.</source>
        <translation>所有评分相同：一致性没有定义，既非 0 也非 1。</translation>
    </message>
    <message>
        <source>At least two columns are expected, and Pearson&apos;s or Spearman&apos;s method; Kendall&apos;s is for one pair.</source>
        <translation>至少应有两列，并用 Pearson 或 Spearman 方法；Kendall 方法只用于一对列。</translation>
    </message>
    <message>
        <source>Counts are missing: give a table, or two columns by &apos;row&apos; and &apos;column&apos;.</source>
        <translation>缺少计数：请给出表格，或用“row”和“column”指定两列。</translation>
    </message>
    <message>
        <source>Each class against all others; the predicted class is the one with the highest score.</source>
        <translation>每一类与其余各类比较；预测类别为评分最高者。</translation>
    </message>
    <message>
        <source>Entry %1 has no &apos;case&apos; and &apos;inputs&apos;.</source>
        <translation>第 %1 项缺少“case”和“inputs”。</translation>
    </message>
    <message>
        <source>In column order, a column was dropped when its |rho| to a kept one was above %1.</source>
        <translation>按列的顺序，与已保留列的 |rho| 高于 %1 的列被剔除。</translation>
    </message>
    <message>
        <source>Line %1 holds &apos;%2&apos;; a number is expected.</source>
        <translation>第 %1 行为“%2”；应为数值。</translation>
    </message>
    <message>
        <source>Line %1 of &apos;%2&apos; names row %3; rows 1 to %4 are expected.</source>
        <translation>“%2”的第 %1 行指向第 %3 行；应为第 1 至 %4 行。</translation>
    </message>
    <message>
        <source>No pair differs; McNemar&apos;s test needs at least one that does.</source>
        <translation>没有不一致的配对；McNemar 检验至少需要一对。</translation>
    </message>
    <message>
        <source>No row has both an outcome and a score.</source>
        <translation>没有同时具有结局和评分的行。</translation>
    </message>
    <message>
        <source>Of each pair with |rho| above %1, in column order, the column with the larger mean |rho| to all others was dropped.</source>
        <translation>按列的顺序，在 |rho| 高于 %1 的每对列中，剔除与其余各列平均 |rho| 较大的一列。</translation>
    </message>
    <message>
        <source>On the data a logistic model was fitted to, intercept 0 and slope 1 hold by construction and show nothing.</source>
        <translation>在逻辑回归模型的拟合数据上，截距 0、斜率 1 是必然的，不能说明任何问题。</translation>
    </message>
    <message>
        <source>Quantiles by three rules: type 7 (R, NumPy), type 6 (SPSS), type 2 (SAS).</source>
        <translation>分位数按三种规则给出：7 型（R、NumPy）、6 型（SPSS）、2 型（SAS）。</translation>
    </message>
    <message>
        <source>Row %1 of the table &apos;%2&apos; is not a row of %3 numbers.</source>
        <translation>表“%2”的第 %1 行不是 %3 个数。</translation>
    </message>
    <message>
        <source>Rows: %1. Columns: %2.</source>
        <translation>行：%1。列：%2。</translation>
    </message>
    <message>
        <source>The P value in row %1 is %2; 0 to 1 is expected.</source>
        <translation>第 %1 行的 P 值为 %2；应在 0 至 1 之间。</translation>
    </message>
    <message>
        <source>The category-free NRI rises with miscalibration: read its two parts, and the change of area, Brier score and net benefit.</source>
        <translation>无类别 NRI 会随校准不良而升高：请看其两个部分，以及曲线下面积、Brier 评分和净获益的变化。</translation>
    </message>
    <message>
        <source>The class &apos;%1&apos; in row %2 has no column of scores; classes are %3.</source>
        <translation>第 %2 行的类别“%1”没有对应的评分列；类别有 %3。</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; has no label &apos;%2&apos;; it holds %3.</source>
        <translation>列“%1”没有标签“%2”；其中有 %3。</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; holds %2 labels (%3); two are expected, or name two by the input &apos;levels&apos;.</source>
        <translation>列“%1”含 %2 种标签（%3）；应为两种，或用“levels”指定其中两种。</translation>
    </message>
    <message>
        <source>The columns are %1; case, quantity, term, index, value are expected.</source>
        <translation>各列为 %1；应为 case、quantity、term、index、value。</translation>
    </message>
    <message>
        <source>The columns have %1 and %2 rows; pairs need the same number.</source>
        <translation>两列分别有 %1 行和 %2 行；配对需要行数相同。</translation>
    </message>
    <message>
        <source>The count &apos;%1&apos; is %2; 0 or more is expected.</source>
        <translation>计数“%1”为 %2；应为 0 或以上。</translation>
    </message>
    <message>
        <source>The curve separates the classes completely: DeLong&apos;s variance is 0 and its interval says nothing about the uncertainty.</source>
        <translation>曲线将两类完全分开：DeLong 方差为 0，其区间不能说明不确定性。</translation>
    </message>
    <message>
        <source>The direction was taken from the medians of these data; on a test set fix it as in training.</source>
        <translation>方向取自这些数据的中位数；在测试集上请按训练时的方向固定。</translation>
    </message>
    <message>
        <source>The file is not a JSON array of cases.</source>
        <translation>文件不是案例的 JSON 数组。</translation>
    </message>
    <message>
        <source>The input &apos;%1&apos; is %2; %3 is expected.</source>
        <translation>输入“%1”为 %2；应为%3。</translation>
    </message>
    <message>
        <source>The input &apos;%1&apos; is missing.</source>
        <translation>缺少输入“%1”。</translation>
    </message>
    <message>
        <source>The largest prediction is %1: beyond it the curve says nothing about the model.</source>
        <translation>最大预测值为 %1：超出此值，曲线不能说明模型的任何情况。</translation>
    </message>
    <message>
        <source>The method &apos;%1&apos; is not covered.</source>
        <translation>尚不支持方法“%1”。</translation>
    </message>
    <message>
        <source>The outcome &apos;%1&apos; holds &apos;%2&apos; in row %3; 0 and 1 are expected, or say which label is positive.</source>
        <translation>结局“%1”在第 %3 行为“%2”；应为 0 和 1，或指明哪种标签为阳性。</translation>
    </message>
    <message>
        <source>The probability &apos;%1&apos; is %2 in row %3; 0 to 1 is expected.</source>
        <translation>概率“%1”在第 %3 行为 %2；应在 0 至 1 之间。</translation>
    </message>
    <message>
        <source>The quantity &apos;%1&apos; of method &apos;%2&apos; is not covered.</source>
        <translation>尚不支持方法“%2”的量“%1”。</translation>
    </message>
    <message>
        <source>The range of the partial area is two numbers from 0 to 1, the smaller first.</source>
        <translation>部分面积的范围应为 0 至 1 的两个数，较小者在前。</translation>
    </message>
    <message>
        <source>The readers are identical: F has no finite value and there is no interval.</source>
        <translation>各阅片者完全一致：F 没有有限值，也没有区间。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; is empty.</source>
        <translation>表“%1”为空。</translation>
    </message>
    <message>
        <source>The table is %1 x %2; McNemar&apos;s test of pairs needs 2 x 2.</source>
        <translation>表格为 %1 x %2；McNemar 配对检验需要 2 x 2。</translation>
    </message>
    <message>
        <source>The test has little power in small samples and rejects any model in large ones: read it beside a calibration curve.</source>
        <translation>该检验在小样本中效能低，在大样本中会拒绝任何模型：请结合校准曲线解读。</translation>
    </message>
    <message>
        <source>The threshold %1 is not a probability; 0 to 1 is expected.</source>
        <translation>阈值 %1 不是概率；应在 0 至 1 之间。</translation>
    </message>
    <message>
        <source>There are %1 classes and %2 columns of scores; the same number is expected.</source>
        <translation>有 %1 个类别和 %2 列评分；两者数目应相同。</translation>
    </message>
    <message>
        <source>There are %1 complete rows; at least 3 are expected.</source>
        <translation>完整的行有 %1 行；至少应有 3 行。</translation>
    </message>
    <message>
        <source>There are %1 outcomes and %2 scores; the same number is expected.</source>
        <translation>有 %1 个结局和 %2 个评分；两者数目应相同。</translation>
    </message>
    <message>
        <source>There are %1 values and %2 group labels; the same number is expected.</source>
        <translation>有 %1 个数值和 %2 个分组标签；两者数目应相同。</translation>
    </message>
    <message>
        <source>There are %1 values; at least 2 are expected.</source>
        <translation>有 %1 个值；至少应有 2 个。</translation>
    </message>
    <message>
        <source>There are ties: the P value is the normal approximation with continuity correction; mode exact_ties counts the midranks&apos; own distribution.</source>
        <translation>存在相同值：P 值为带连续性校正的正态近似；exact_ties 模式按平均秩自身的分布精确计算。</translation>
    </message>
    <message>
        <source>There is no case &apos;%1&apos; of method &apos;%2&apos;.</source>
        <translation>方法“%2”没有案例“%1”。</translation>
    </message>
    <message>
        <source>There is no case file in %1/cases.</source>
        <translation>%1/cases 中没有案例文件。</translation>
    </message>
    <message>
        <source>There is no column &apos;%1&apos;.</source>
        <translation>没有列“%1”。</translation>
    </message>
    <message>
        <source>There is no spread within the groups: F has no finite value, and what follows from it means nothing.</source>
        <translation>组内没有离散：F 没有有限值，由其得出的结果没有意义。</translation>
    </message>
    <message>
        <source>There is no value in the column; at least one is expected.</source>
        <translation>该列没有数值；至少应有一个。</translation>
    </message>
    <message>
        <source>With Yates&apos; continuity correction.</source>
        <translation>已作 Yates 连续性校正。</translation>
    </message>
    <message>
        <source>With a single case or control the area has no variance.</source>
        <translation>有结局者或无结局者只有一例时，曲线下面积没有方差。</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>a number or NA</source>
        <translation>数值或 NA</translation>
    </message>
    <message>
        <source>a reader&apos;s rating is missing</source>
        <translation>缺少某位阅片者的评分</translation>
    </message>
    <message>
        <source>a value is missing in the row</source>
        <translation>该行有缺失值</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>in neither of the two groups</source>
        <translation>不属于这两组</translation>
    </message>
    <message>
        <source>no P value; not counted in the family</source>
        <translation>没有 P 值；不计入检验族</translation>
    </message>
    <message>
        <source>no difference within the pair</source>
        <translation>配对内没有差异</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>x is &apos;%1&apos; (%2 values), y is &apos;%3&apos; (%4 values).</source>
        <translation>x 为“%1”（%2 个值），y 为“%3”（%4 个值）。</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; is constant in training and has no z-score: drop it.</source>
        <translation>列“%1”在训练集中为常数，没有 z 分数：请剔除。</translation>
    </message>
    <message>
        <source>There are %1 training rows; at least 2 are expected.</source>
        <translation>训练行有 %1 行；至少应有 2 行。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is left out: %2</source>
        <translation>“%1”未纳入：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 rows left out, %3</source>
        <translation>“%1”：%2 行未纳入，%3</translation>
    </message>
    <message>
        <source>Class %1 has %2 rows; SMOTE needs at least 2 to go between.</source>
        <translation>类别 %1 有 %2 行；SMOTE 至少需要 2 行才能插值。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; is constant and cannot be selected.</source>
        <translation>列“%1”为常数，不能入选。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; is constant in training: its z-scores are 0.</source>
        <translation>列“%1”在训练集中为常数：其 z 分数为 0。</translation>
    </message>
    <message>
        <source>Line %1 of the plan names row %2, neighbour %3; a row of the minority and 1 to %4 are expected.</source>
        <translation>方案第 %1 行给出数据第 %2 行、近邻 %3；应为少数类的行及 1 至 %4。</translation>
    </message>
    <message>
        <source>No parallel-lines test for &apos;%1&apos;: %2</source>
        <translation>“%1”无平行线检验：%2</translation>
    </message>
    <message>
        <source>One model per class, probabilities divided by their sum: not the multinomial maximum.</source>
        <translation>每类一个模型，概率除以其总和：并非多项模型的最大似然。</translation>
    </message>
    <message>
        <source>Row %1 of column &apos;%2&apos; holds no fold; a whole number from 1 is expected.</source>
        <translation>列“%2”第 %1 行没有折号；应为从 1 开始的整数。</translation>
    </message>
    <message>
        <source>The input &apos;%1&apos; is missing; names of columns are expected.</source>
        <translation>缺少输入“%1”；应给出列名。</translation>
    </message>
    <message>
        <source>The outcome has %1 classes; a model of classes needs at least 3.</source>
        <translation>结局有 %1 类；多分类模型至少需要 3 类。</translation>
    </message>
    <message>
        <source>The outcome has %1 levels; an ordinal model needs at least 3.</source>
        <translation>结局有 %1 个水平；有序模型至少需要 3 个。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no column of the model; COLUMN=LEVEL is expected.</source>
        <translation>“%1”不是模型中的列；应为 列=水平。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has no level &apos;%2&apos;, which is to be the reference.</source>
        <translation>列“%1”没有水平“%2”，无法作为参照。</translation>
    </message>
    <message>
        <source>Pairs are two columns, &apos;x&apos; and &apos;y&apos;; &apos;by&apos; cuts one column into different patients.</source>
        <translation>配对数据应为“x”和“y”两列；“by”是把一列分成不同的患者。</translation>
    </message>
    <message>
        <source>The class in row %1 of column &apos;%2&apos; is missing or no whole number.</source>
        <translation>列“%2”第 %1 行的类别缺失或不是整数。</translation>
    </message>
    <message>
        <source>The outcome in row %1 is missing or none of the classes.</source>
        <translation>第 %1 行的结局缺失，或不属于任何类别。</translation>
    </message>
    <message>
        <source>There are %1 fold numbers for %2 rows.</source>
        <translation>%2 行数据有 %1 个折编号。</translation>
    </message>
    <message>
        <source>%1 hold a few whole numbers only and look like codes; a synthetic row lies between two of them. Name codes in &apos;codes&apos; to keep them.</source>
        <translation>%1 只含少数几个整数，像是编码；合成行会落在两个编码之间。请在“codes”中列出编码列以保留其编码。</translation>
    </message>
    <message>
        <source>All points lie on a line: P is below any digit and the interval is one point.</source>
        <translation>所有点在一条直线上：P 小于任何可表示的数，区间为一个点。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; holds &apos;%2&apos; in row %3, which is none of the levels given: %4.</source>
        <translation>列“%1”第 %3 行为“%2”，不在给定的水平之中：%4。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; holds numbers and has no reference level; where they are codes, name it in &apos;factors&apos; too.</source>
        <translation>列“%1”为数值，没有参照水平；如果这些数值是编码，请同时在“factors”中列出该列。</translation>
    </message>
    <message>
        <source>No coefficient for %1: constant, or a sum of the columns before.</source>
        <translation>%1 没有系数：为常数，或为前面各列之和。</translation>
    </message>
    <message>
        <source>The cuts of the risk categories are rising numbers between 0 and 1; number %1 is %2.</source>
        <translation>风险分组的界限应为 0 与 1 之间递增的数；第 %1 个为 %2。</translation>
    </message>
    <message>
        <source>The input &apos;%1&apos; is %2; %3 to %4 is expected.</source>
        <translation>输入“%1”为 %2；应为 %3 至 %4。</translation>
    </message>
    <message>
        <source>The input &apos;%1&apos; is %2; a number above 0 is expected.</source>
        <translation>输入“%1”为 %2；应为大于 0 的数。</translation>
    </message>
    <message>
        <source>The input &apos;%1&apos; is &apos;%2&apos;; one of %3 is expected.</source>
        <translation>输入“%1”为“%2”；应为以下之一：%3。</translation>
    </message>
    <message>
        <source>The input &apos;codes&apos; names &apos;%1&apos;, which is none of the columns.</source>
        <translation>输入“codes”中的“%1”不在各列之中。</translation>
    </message>
    <message>
        <source>The input &apos;factors&apos; names &apos;%1&apos;, which is no column of the model.</source>
        <translation>输入“factors”中的“%1”不是模型中的列。</translation>
    </message>
    <message>
        <source>The input &apos;gamma&apos; is &apos;%1&apos;; scale or a number above 0 is expected.</source>
        <translation>输入“gamma”为“%1”；应为 scale 或大于 0 的数。</translation>
    </message>
    <message>
        <source>The levels of &apos;%1&apos; name &apos;%2&apos; twice.</source>
        <translation>“%1”的水平中“%2”出现了两次。</translation>
    </message>
    <message>
        <source>The outcome &apos;%1&apos; never is &apos;%2&apos;, which is to be positive; it holds %3.</source>
        <translation>结局“%1”中没有指定为阳性的“%2”；其中有 %3。</translation>
    </message>
    <message>
        <source>The outcome in row %1 is missing; a support vector machine needs one in every row.</source>
        <translation>第 %1 行的结局缺失；支持向量机要求每行都有结局。</translation>
    </message>
    <message>
        <source>The ranks agree completely.</source>
        <translation>秩次完全一致。</translation>
    </message>
    <message>
        <source>There are %1 outcomes for %2 rows.</source>
        <translation>有 %1 个结局，而数据有 %2 行。</translation>
    </message>
    <message>
        <source>There is no case file of a method &apos;%1&apos;; the folder has %2.</source>
        <translation>没有方法“%1”的案例文件；文件夹中有 %2。</translation>
    </message>
    <message>
        <source>the outcome is missing</source>
        <translation>结局缺失</translation>
    </message>
    <message>
        <source>%1 thresholds are equally good by %2; all are listed, the one with the highest sensitivity first.</source>
        <translation>按 %2 有 %1 个阈值同样好；全部列出，灵敏度最高者在前。</translation>
    </message>
    <message>
        <source>%1 more notes of the fits.</source>
        <translation>另有 %1 条拟合说明。</translation>
    </message>
    <message>
        <source>%1 values are missing and become the median of the training rows, in each fit anew.</source>
        <translation>有 %1 个缺失值，每次拟合时以训练行的中位数填补。</translation>
    </message>
    <message>
        <source>A patient has several rows in column &apos;%1&apos;; blocks are drawn row by row and need one row a patient.</source>
        <translation>列“%1”中有患者占多行；区组按行抽取，每位患者应只有一行。</translation>
    </message>
    <message>
        <source>A plan fills up one class, and %1 are small; name one by &apos;minority&apos;.</source>
        <translation>一份计划只补足一类，而有 %1 类较小；请用 minority 指明一类。</translation>
    </message>
    <message>
        <source>A stratified split needs the classes: name their column by &apos;outcome&apos;.</source>
        <translation>分层划分需要类别：请用 outcome 指明其列。</translation>
    </message>
    <message>
        <source>All %1 outcomes in column &apos;%2&apos; are %3; both 0 and 1 are needed.</source>
        <translation>列“%2”的 %1 个结局全部为 %3；需要同时有 0 和 1。</translation>
    </message>
    <message>
        <source>All %1 rows are of one class; SMOTE needs at least two classes.</source>
        <translation>%1 行全部属于同一类；SMOTE 至少需要两类。</translation>
    </message>
    <message>
        <source>All %1 values are %2: there are no ranks to compare, and no P value.</source>
        <translation>%1 个值全部为 %2：没有秩可比较，也没有 P 值。</translation>
    </message>
    <message>
        <source>All classes have %1 rows: there is nothing to fill up.</source>
        <translation>各类都有 %1 行：无需补足。</translation>
    </message>
    <message>
        <source>Class %1 has %2 rows and no class has more: there is nothing to fill up.</source>
        <translation>类别 %1 有 %2 行，没有更大的类别：无需补足。</translation>
    </message>
    <message>
        <source>Column %1 of the table is empty: the test has no value; leave the column out.</source>
        <translation>表格第 %1 列为空：检验没有结果；请去掉该列。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has no value in row %2; a number is needed in every row.</source>
        <translation>列“%1”第 %2 行没有数值；每一行都需要数值。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of the table to scale lacks %2 values, the first in row %3: no z-score there.</source>
        <translation>待标准化表的列“%1”有 %2 行缺失，首见于第 %3 行：该处没有 z 值。</translation>
    </message>
    <message>
        <source>Every row has the same score: it tells nothing apart, DeLong&apos;s variance is 0 and its interval says nothing about the uncertainty.</source>
        <translation>各行评分相同：无法区分任何类别，DeLong 方差为 0，其区间不能说明不确定性。</translation>
    </message>
    <message>
        <source>Group &apos;%1&apos; has one value: Welch&apos;s and Bartlett&apos;s tests need at least two.</source>
        <translation>组“%1”只有一个值：Welch 检验和 Bartlett 检验至少需要两个。</translation>
    </message>
    <message>
        <source>Neighbouring rows share a fold, as KFold without shuffling: a trap where the rows are sorted.</source>
        <translation>相邻的行同属一折，与不打乱的 KFold 相同：若行已排序则是陷阱。</translation>
    </message>
    <message>
        <source>No row has an outcome in column &apos;%1&apos;.</source>
        <translation>列“%1”中没有一行有结局。</translation>
    </message>
    <message>
        <source>No row of column &apos;%1&apos; is of class %2.</source>
        <translation>列“%1”中没有类别 %2 的行。</translation>
    </message>
    <message>
        <source>No variable has P below %1 alone: there is nothing to fit together.</source>
        <translation>没有变量单独的 P 小于 %1：无可共同拟合。</translation>
    </message>
    <message>
        <source>Row %1 has no value in column &apos;%2&apos;; one is needed in every row.</source>
        <translation>第 %1 行在列“%2”没有值；每一行都需要。</translation>
    </message>
    <message>
        <source>Row %1 of the table is empty: the test has no value; leave the row out.</source>
        <translation>表格第 %1 行为空：检验没有结果；请去掉该行。</translation>
    </message>
    <message>
        <source>Stratified folds need the classes: name their column by &apos;outcome&apos;.</source>
        <translation>分层折需要类别：请用 outcome 指明其列。</translation>
    </message>
    <message>
        <source>The best area was chosen among many and is too good: judge the machine by cross_validate, which tunes within each fold.</source>
        <translation>最佳面积是从许多结果中挑出的，过于乐观：请用 cross_validate 评价，它在每折内调参。</translation>
    </message>
    <message>
        <source>The input &apos;%1&apos; holds %2; numbers above 0 are expected.</source>
        <translation>输入“%1”含 %2；应为大于 0 的数。</translation>
    </message>
    <message>
        <source>The input &apos;%1&apos; holds a number that is not above 0.</source>
        <translation>输入“%1”含不大于 0 的数。</translation>
    </message>
    <message>
        <source>The largest prediction of &apos;%1&apos; is %2: beyond it the curve says nothing about the model.</source>
        <translation>“%1”的最大预测值为 %2：超过该值的曲线不能说明模型。</translation>
    </message>
    <message>
        <source>The model on all rows has no coefficient for %1: constant, or a sum of the columns before. Leave it out.</source>
        <translation>全部行上的模型没有 %1 的系数：为常数，或为前面各列之和。请去掉。</translation>
    </message>
    <message>
        <source>The number of training rows is for blocks; a random or stratified split takes &apos;share&apos;.</source>
        <translation>训练行数用于区组；随机或分层划分使用 share。</translation>
    </message>
    <message>
        <source>The outcome is %1 in all %2 rows: there is nothing to select for.</source>
        <translation>全部 %2 行的结局均为 %1：没有可据以选择的目标。</translation>
    </message>
    <message>
        <source>The scores are of rows that chose the formula: judge it on other rows, or by cross_validate.</source>
        <translation>这些评分来自用于确定公式的行：请在其他行上评价，或使用 cross_validate。</translation>
    </message>
    <message>
        <source>The terms were chosen on these rows: P values and intervals are too optimistic. Put the selection into each fold to judge the model.</source>
        <translation>各项是在这些行上选出的：P 值和区间过于乐观。评价模型时应在每折内重新选择。</translation>
    </message>
    <message>
        <source>The weight &apos;%1&apos; has no value in row %2; one is needed in every row.</source>
        <translation>权重“%1”第 %2 行没有数值；每一行都需要。</translation>
    </message>
    <message>
        <source>The weight &apos;%1&apos; is %2 in row %3; a number from 0 up is expected.</source>
        <translation>权重“%1”第 %3 行为 %2；应为不小于 0 的数。</translation>
    </message>
    <message>
        <source>There are no training rows; at least 1 is expected.</source>
        <translation>没有训练行；至少应有 1 行。</translation>
    </message>
    <message>
        <source>There is no column &apos;%1&apos;, and none is named as the folds: without folds Platt&apos;s probabilities would be of rows the machine has seen.</source>
        <translation>没有列“%1”，也未指明折的列：没有折，Platt 概率就会来自支持向量机见过的行。</translation>
    </message>
    <message>
        <source>A support vector machine has no formula; a score is of the model lasso or logistic.</source>
        <translation>支持向量机没有公式；评分须来自 lasso 或 logistic 模型。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; has a header and no rows; at least one row is expected.</source>
        <translation>表“%1”只有表头，没有行；至少应有一行。</translation>
    </message>
</context>
<context>
    <name>model</name>
    <message>
        <source>&apos;%1&apos; has no coefficient of its own; a nomogram needs one for every column.</source>
        <translation>“%1”没有自己的系数；列线图要求每列都有系数。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is dropped: %2 of %3 values are missing.</source>
        <translation>“%1”被剔除：%3 个值中有 %2 个缺失。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is dropped: it is constant in training.</source>
        <translation>“%1”被剔除：在训练集中为常数。</translation>
    </message>
    <message>
        <source>All %1 outcomes are %2; a model needs both 0 and 1.</source>
        <translation>%1 个结局全部为 %2；模型需要同时有 0 和 1。</translation>
    </message>
    <message>
        <source>All %1 rows are of class %2; probabilities need both.</source>
        <translation>%1 行全部为类别 %2；计算概率需要两类。</translation>
    </message>
    <message>
        <source>All %1 rows are of class %2; the support vector machine needs both.</source>
        <translation>%1 行全部为类别 %2；支持向量机需要两类。</translation>
    </message>
    <message>
        <source>All %1 rows are of one class; SMOTE needs at least two classes.</source>
        <translation>%1 行全部属于同一类；SMOTE 至少需要两类。</translation>
    </message>
    <message>
        <source>Class %1 has %2 rows: SMOTE uses %3 neighbours in place of %4.</source>
        <translation>类别 %1 有 %2 行：SMOTE 使用 %3 个近邻而不是 %4 个。</translation>
    </message>
    <message>
        <source>Class %1 has 1 row; SMOTE needs at least 2 to go between.</source>
        <translation>类别 %1 只有 1 行；SMOTE 至少需要 2 行才能插值。</translation>
    </message>
    <message>
        <source>Column %1 has no value in row %2; SMOTE needs a number in every row.</source>
        <translation>第 %1 列第 %2 行没有数值；SMOTE 要求每行都有数值。</translation>
    </message>
    <message>
        <source>Column %1 has no value in row %2; the support vector machine needs a number in every row.</source>
        <translation>第 %1 列第 %2 行没有数值；支持向量机要求每行都有数值。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has no value in row %2, and the model has none to fill in.</source>
        <translation>列“%1”第 %2 行没有数值，模型也没有可填补的值。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has no value in row %2; %3 needs one (fill it in first).</source>
        <translation>列“%1”第 %2 行没有数值；%3 需要数值（请先填补）。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has no value in row %2; the pipeline has no step that fills it in.</source>
        <translation>列“%1”第 %2 行没有数值；流程中没有填补步骤。</translation>
    </message>
    <message>
        <source>No predictor changes the risk; there are no points to give.</source>
        <translation>没有预测变量改变风险，无分值可给。</translation>
    </message>
    <message>
        <source>SMOTE is asked for %1 neighbours; at least 1 is expected.</source>
        <translation>SMOTE 的近邻数为 %1；至少需要 1。</translation>
    </message>
    <message>
        <source>The grid has %1 costs and %2 gammas; at least 1 of each is expected.</source>
        <translation>网格有 %1 个代价和 %2 个 gamma；各至少需要 1 个。</translation>
    </message>
    <message>
        <source>The outcome holds other values than 0 and 1.</source>
        <translation>结局含有 0 和 1 以外的值。</translation>
    </message>
    <message>
        <source>The outcomes are told apart by the predictors: the coefficients have no finite value to draw.</source>
        <translation>预测变量将结局分开：系数没有可绘制的有限值。</translation>
    </message>
    <message>
        <source>The support vector machine has cost %1 and gamma %2; both must be above 0.</source>
        <translation>支持向量机的代价为 %1、gamma 为 %2；两者都必须大于 0。</translation>
    </message>
    <message>
        <source>The table has %1 rows and %2 columns, but %3 outcomes and %4 names.</source>
        <translation>表格有 %1 行 %2 列，但有 %3 个结局和 %4 个名称。</translation>
    </message>
    <message>
        <source>The table has no column &apos;%1&apos;, which the model needs.</source>
        <translation>表格没有模型所需的列“%1”。</translation>
    </message>
    <message>
        <source>columns that differ between the outcomes with P at most %1</source>
        <translation>两种结局间 P 不大于 %1 的列</translation>
    </message>
    <message>
        <source>columns with a coefficient in the LASSO</source>
        <translation>LASSO 中系数不为零的列</translation>
    </message>
    <message>
        <source>missing values filled with the median</source>
        <translation>缺失值以中位数填补</translation>
    </message>
    <message>
        <source>one of each pair with |rho| above %1 dropped, the later column</source>
        <translation>每对 |rho| 大于 %1 的列中剔除靠后的一列</translation>
    </message>
    <message>
        <source>smaller class filled up with synthetic rows (training only)</source>
        <translation>以合成样本补齐较少的类别（仅训练集）</translation>
    </message>
    <message>
        <source>z-scores of the training rows</source>
        <translation>按训练集计算的 z 分数</translation>
    </message>
    <message>
        <source>A pipeline that ends with the LASSO&apos;s score needs the LASSO as its last step.</source>
        <translation>以 LASSO 评分结束的流程，其最后一步必须是 LASSO。</translation>
    </message>
    <message>
        <source>The outcome in row %1 is %2; 0 or 1 is expected.</source>
        <translation>第 %1 行的结局为 %2；应为 0 或 1。</translation>
    </message>
    <message>
        <source>%1 tell all training rows with and without the outcome apart: the coefficients have no finite value, and scores lie near 0 and 1.</source>
        <translation>%1 把有结局与无结局的训练行完全分开：系数没有有限值，得分接近 0 和 1。</translation>
    </message>
    <message>
        <source>%1 tell some training rows with and without the outcome apart: their coefficients have no finite value.</source>
        <translation>%1 把一部分有结局与无结局的训练行分开：它们的系数没有有限值。</translation>
    </message>
    <message>
        <source>No coefficient for %1: constant, or a sum of the columns before.</source>
        <translation>%1 没有系数：为常数，或是前面各列之和。</translation>
    </message>
    <message>
        <source>No column was selected: the score is the same for everybody.</source>
        <translation>没有选出任何列：所有人的得分相同。</translation>
    </message>
    <message>
        <source>The logistic regression did not settle.</source>
        <translation>逻辑回归未收敛。</translation>
    </message>
    <message>
        <source>The threshold comes from training scores, for refits without some of the rows failed: %1</source>
        <translation>阈值来自训练得分，因为去掉部分行后的重新拟合失败：%1</translation>
    </message>
    <message>
        <source>There are %1 patient numbers for %2 rows; one from 0 up is expected for each.</source>
        <translation>%2 行数据有 %1 个患者编号；每行应有一个从 0 起的编号。</translation>
    </message>
    <message>
        <source>No row has the outcome %1; a model needs all %2 classes.</source>
        <translation>没有结局为 %1 的行；模型需要全部 %2 类。</translation>
    </message>
    <message>
        <source>The outcome has %1 classes; a binomial LASSO takes two (one class against the rest, or a Gaussian one on the score).</source>
        <translation>结局有 %1 类；二项 LASSO 只能处理两类（一类对其余，或对评分用高斯 LASSO）。</translation>
    </message>
    <message>
        <source>The outcome has %1 classes; a test of two groups cannot compare them (analysis of variance or Kruskal and Wallis&apos; test can).</source>
        <translation>结局有 %1 类；两组检验无法比较（可用方差分析或 Kruskal-Wallis 检验）。</translation>
    </message>
    <message>
        <source>The outcome in row %1 is %2; a class from 0 to %3 is expected.</source>
        <translation>第 %1 行的结局为 %2；应为 0 到 %3 的类别。</translation>
    </message>
    <message>
        <source>only columns with |rho| above %1 to another one stay</source>
        <translation>仅保留与其他列 |rho| 高于 %1 的列</translation>
    </message>
    <message>
        <source>ComBat has one site only: there is nothing to harmonise.</source>
        <translation>ComBat 只有一个中心：无可协调。</translation>
    </message>
    <message>
        <source>ComBat knows a batch by %1 row; at least 2 are expected.</source>
        <translation>ComBat 的某一批次只有 %1 行；至少应有 2 行。</translation>
    </message>
    <message>
        <source>ComBat needs the site of each row; the table tells none.</source>
        <translation>ComBat 需要每行的中心；表中没有。</translation>
    </message>
    <message>
        <source>ComBat stands after a z-score; it must come before.</source>
        <translation>ComBat 位于 z 分数之后；它必须在前。</translation>
    </message>
    <message>
        <source>The model harmonises sites, but the table tells none.</source>
        <translation>模型协调各中心，但表中没有中心。</translation>
    </message>
    <message>
        <source>sites brought to one location and scale (ComBat)</source>
        <translation>各中心统一位置与尺度（ComBat）</translation>
    </message>
</context>
<context>
    <name>phantom</name>
    <message>
        <source>%1 of %2 patients</source>
        <translation>%1 / %2 名患者</translation>
    </message>
    <message>
        <source>A demo cohort has 1 to 9999 patients, %1 were asked for.</source>
        <translation>演示队列可有 1 至 9999 名患者，请求的是 %1 名。</translation>
    </message>
    <message>
        <source>A mammogram of 12 bits holds values from 0 to 4095, found %1 to %2.</source>
        <translation>12 位乳腺X线图像的取值为 0 至 4095，实际为 %1 至 %2。</translation>
    </message>
    <message>
        <source>Only 8- and 16-bit unsigned images become DICOM files, found %1.</source>
        <translation>只有 8 位和 16 位无符号图像可写成 DICOM 文件，实际为 %1。</translation>
    </message>
    <message>
        <source>Only flat images of up to 65535 pixels a side become DICOM files.</source>
        <translation>只有边长不超过 65535 像素的平面图像可写成 DICOM 文件。</translation>
    </message>
    <message>
        <source>The DICOM attribute %1 could not be set: %2.</source>
        <translation>无法设置 DICOM 属性 %1：%2。</translation>
    </message>
    <message>
        <source>The folder could not be made: %1.</source>
        <translation>无法创建文件夹：%1。</translation>
    </message>
    <message>
        <source>The DICOM file could not be written; the folder must be writable and have free space.</source>
        <translation>无法写入 DICOM 文件；文件夹须可写且有可用空间。</translation>
    </message>
</context>
<context>
    <name>project</name>
    <message>
        <source>Calibrate by hand</source>
        <translation>手动标定</translation>
    </message>
    <message>
        <source>Change outline of %1</source>
        <translation>修改 %1 的轮廓</translation>
    </message>
    <message>
        <source>Change ring settings</source>
        <translation>修改瘤周环设置</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Draw %1</source>
        <translation>勾画 %1</translation>
    </message>
    <message>
        <source>Features of %1 outlines</source>
        <translation>%1 个轮廓的特征</translation>
    </message>
    <message>
        <source>Import of %1 images</source>
        <translation>导入 %1 幅图像</translation>
    </message>
    <message>
        <source>Remove calibration by hand</source>
        <translation>移除手动标定</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>将 %1 重命名为 %2</translation>
    </message>
    <message>
        <source>Rename project to %1</source>
        <translation>将项目重命名为 %1</translation>
    </message>
    <message>
        <source>Ring margins were %1 after %2 mm; they must rise from above 0 to at most 50 mm.</source>
        <translation>瘤周边距为 %2 mm 之后接 %1 mm；须由大于 0 递增至不超过 50 mm。</translation>
    </message>
    <message>
        <source>The outline is on frame %1; the image has %2.</source>
        <translation>轮廓位于第 %1 帧；图像有 %2 帧。</translation>
    </message>
    <message>
        <source>The outline&apos;s id is %1; the next one is %2.</source>
        <translation>轮廓编号为 %1；下一个应为 %2。</translation>
    </message>
    <message>
        <source>Features of %1</source>
        <translation>%1 的特征</translation>
    </message>
    <message>
        <source>The image file has changed since it was imported; import it again.</source>
        <translation>图像文件在导入之后已改变；请重新导入。</translation>
    </message>
    <message>
        <source>The image of this outline is not in the project.</source>
        <translation>该轮廓对应的图像不在项目中。</translation>
    </message>
    <message>
        <source>The project could not be saved: %1.</source>
        <translation>无法保存项目：%1。</translation>
    </message>
    <message>
        <source>The project file is damaged: %1.</source>
        <translation>项目文件已损坏：%1。</translation>
    </message>
    <message>
        <source>The project holds no outline %1 with an image.</source>
        <translation>项目中没有带图像的轮廓 %1。</translation>
    </message>
    <message>
        <source>The project was written by a newer version of Annulus (format %1; this program reads up to %2).</source>
        <translation>该项目由更新版本的 Annulus 写成（格式 %1；本程序最高读取 %2）。</translation>
    </message>
    <message>
        <source>There is no such project file.</source>
        <translation>没有这个项目文件。</translation>
    </message>
    <message>
        <source>This is not an Annulus project (an SQLite file of another program).</source>
        <translation>这不是 Annulus 项目（是其他程序的 SQLite 文件）。</translation>
    </message>
    <message>
        <source>This is not an Annulus project file.</source>
        <translation>这不是 Annulus 项目文件。</translation>
    </message>
    <message>
        <source>The file is not as the manifest was written; a manifest is never changed, export it again.</source>
        <translation>文件与清单写入时不一致；清单不得改动，请重新导出。</translation>
    </message>
    <message>
        <source>The folder cannot be made: %1.</source>
        <translation>无法创建文件夹：%1。</translation>
    </message>
    <message>
        <source>The folder is no Annulus manifest: it holds no manifest.json.</source>
        <translation>该文件夹不是 Annulus 清单：其中没有 manifest.json。</translation>
    </message>
    <message>
        <source>The manifest cannot be understood: an entry is missing or of another kind; export it again.</source>
        <translation>无法理解该清单：某一项缺失或类型不符；请重新导出。</translation>
    </message>
    <message>
        <source>The manifest was written by a newer version of Annulus (format %1; this program reads up to %2).</source>
        <translation>该清单由更新版本的 Annulus 写成（格式 %1；本程序最高读取 %2）。</translation>
    </message>
    <message>
        <source>The manifest was written by a version of Annulus with other feature definitions; export it again with this one.</source>
        <translation>该清单由特征定义不同的 Annulus 版本写成；请用当前版本重新导出。</translation>
    </message>
    <message>
        <source>There is something of this name already; a manifest is never changed, so a new folder was expected.</source>
        <translation>已存在同名的文件或文件夹；清单不得改动，因此应为新文件夹。</translation>
    </message>
    <message>
        <source>This is not an Annulus manifest.</source>
        <translation>这不是 Annulus 清单。</translation>
    </message>
    <message>
        <source>Out of date: something it depends on has changed since; extract it again.</source>
        <translation>已过期：其所依赖的内容此后发生了变化；请重新提取。</translation>
    </message>
    <message>
        <source>The numbers could not be read from the project file: %1.</source>
        <translation>无法从项目文件读取数值：%1。</translation>
    </message>
    <message>
        <source>The stored numbers are fewer than their columns.</source>
        <translation>存储的数值少于其列数。</translation>
    </message>
    <message>
        <source>another outline on the image</source>
        <translation>图像上的另一个轮廓</translation>
    </message>
    <message>
        <source>the choice of regions</source>
        <translation>区域的选择</translation>
    </message>
    <message>
        <source>the definitions of this version of the program</source>
        <translation>本程序版本的特征定义</translation>
    </message>
    <message>
        <source>the extraction settings</source>
        <translation>提取设置</translation>
    </message>
    <message>
        <source>the image file</source>
        <translation>图像文件</translation>
    </message>
    <message>
        <source>the outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>the ring settings</source>
        <translation>环的设置</translation>
    </message>
    <message>
        <source>the spacing</source>
        <translation>像素间距</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2); your changes are kept in %3.</source>
        <translation>无法写入 %1（%2）；您的更改保存在 %3。</translation>
    </message>
    <message>
        <source>%1 on %2 has had the project open since %3 (process %4); it can be read here but not changed.</source>
        <translation>%2 上的 %1 自 %3 起打开了该项目（进程 %4）；此处只能查看，不能更改。</translation>
    </message>
    <message>
        <source>Clear %1 of %2</source>
        <translation>清除 %2 的 %1</translation>
    </message>
    <message>
        <source>Could not be saved as %1</source>
        <translation>未能保存为 %1</translation>
    </message>
    <message>
        <source>Entry %1 of the log (%2) cannot be repeated: %3.</source>
        <translation>日志第 %1 条（%2）无法重现：%3。</translation>
    </message>
    <message>
        <source>Event: %1</source>
        <translation>事件：%1</translation>
    </message>
    <message>
        <source>Export to %1</source>
        <translation>导出到 %1</translation>
    </message>
    <message>
        <source>Flag %1</source>
        <translation>标记 %1 待议</translation>
    </message>
    <message>
        <source>Mark %1 as not read</source>
        <translation>将 %1 标为未读</translation>
    </message>
    <message>
        <source>Mark %1 as read</source>
        <translation>将 %1 标为已读</translation>
    </message>
    <message>
        <source>New place of %1 image files</source>
        <translation>%1 个图像文件的新位置</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Patient at the beginning</source>
        <translation>起始时的患者</translation>
    </message>
    <message>
        <source>Project begins</source>
        <translation>项目开始</translation>
    </message>
    <message>
        <source>Project begins with %1 patients</source>
        <translation>项目开始，含 %1 名患者</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Run of %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>保存为 %1</translation>
    </message>
    <message>
        <source>Set %1 of %2 to %3</source>
        <translation>将 %2 的 %1 设为 %3</translation>
    </message>
    <message>
        <source>Somebody else has the project open; it can be read here but not changed.</source>
        <translation>该项目已被他人打开；此处只能查看，不能更改。</translation>
    </message>
    <message>
        <source>Test set opened</source>
        <translation>打开测试集</translation>
    </message>
    <message>
        <source>The file was changed by another program since you opened it; save the project under another name.</source>
        <translation>自您打开以来，该文件已被其他程序更改；请以其他名称保存项目。</translation>
    </message>
    <message>
        <source>The folder cannot be written: %1.</source>
        <translation>无法写入该文件夹：%1。</translation>
    </message>
    <message>
        <source>The folder of the project is read-only: changes are kept, but have to be saved in another place.</source>
        <translation>项目所在文件夹为只读：更改会保留，但须保存到其他位置。</translation>
    </message>
    <message>
        <source>The image file is not the one that was imported.</source>
        <translation>图像文件不是导入时的那一个。</translation>
    </message>
    <message>
        <source>The image file is not there.</source>
        <translation>图像文件不存在。</translation>
    </message>
    <message>
        <source>The log is broken at entry %1 (%2, %3): it was changed after it was written.</source>
        <translation>日志在第 %1 条（%2，%3）处断裂：该条在写入后被更改。</translation>
    </message>
    <message>
        <source>The log is broken: entry %1 is missing.</source>
        <translation>日志断裂：缺少第 %1 条。</translation>
    </message>
    <message>
        <source>The part %1 was changed after it was written.</source>
        <translation>数据块 %1 在写入后被更改。</translation>
    </message>
    <message>
        <source>The project file %1 is not there at present.</source>
        <translation>项目文件 %1 目前不存在。</translation>
    </message>
    <message>
        <source>The project file %1 was changed since; save the recovered work under another name.</source>
        <translation>项目文件 %1 此后已更改；请以其他名称保存恢复的工作。</translation>
    </message>
    <message>
        <source>The project file is cut off: it has %1 of %2 bytes.</source>
        <translation>项目文件不完整：只有 %2 字节中的 %1 字节。</translation>
    </message>
    <message>
        <source>The project has no log: it was written in an earlier format, which had none.</source>
        <translation>该项目没有日志：它以较早的格式写入，当时尚无日志。</translation>
    </message>
    <message>
        <source>The project was written by a newer version of Annulus (format %1; this program writes %2).</source>
        <translation>该项目由更新版本的 Annulus 写入（格式 %1；本程序写入 %2）。</translation>
    </message>
    <message>
        <source>The working copy cannot be written: %1. Nor can %2: %3. Save the project in another place.</source>
        <translation>无法写入工作副本：%1。也无法写入 %2：%3。请将项目保存到其他位置。</translation>
    </message>
    <message>
        <source>The working copy cannot be written: %1. Your edits are kept in %2 until it can.</source>
        <translation>无法写入工作副本：%1。在恢复之前，您的更改保存在 %2。</translation>
    </message>
    <message>
        <source>The working copy is gone.</source>
        <translation>工作副本已不存在。</translation>
    </message>
    <message>
        <source>There is no place for the working copy of the project: %1.</source>
        <translation>没有位置存放项目的工作副本：%1。</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Unsaved work recovered</source>
        <translation>恢复未保存的工作</translation>
    </message>
    <message>
        <source>The part %1 of patient %2 is missing.</source>
        <translation>患者 %2 的 %1 部分缺失。</translation>
    </message>
    <message>
        <source>There is a file of this name already, and it is not this project.</source>
        <translation>已有同名文件，且并非本项目。</translation>
    </message>
    <message>
        <source>This is an older state of the project, kept as a backup; save it under a name of its own to work on.</source>
        <translation>这是作为备份保留的项目旧状态；如需继续工作，请另存为新文件。</translation>
    </message>
    <message>
        <source>Attempt to save</source>
        <translation>尝试保存</translation>
    </message>
    <message>
        <source>Entry %1 of the log (%2) cannot be repeated: it cannot be read.</source>
        <translation>日志第 %1 条（%2）无法重演：无法读取。</translation>
    </message>
    <message>
        <source>The log ends with entry %1, but the last one written was entry %2.</source>
        <translation>日志止于第 %1 条，而最后写入的是第 %2 条。</translation>
    </message>
    <message>
        <source>The project file is damaged: its pages do not fit together.</source>
        <translation>项目文件已损坏：其内部页面不一致。</translation>
    </message>
    <message>
        <source>The project file is damaged: one of its entries cannot be read.</source>
        <translation>项目文件已损坏：其中一条记录无法读取。</translation>
    </message>
    <message>
        <source>The project holds no image %1.</source>
        <translation>项目中没有图像 %1。</translation>
    </message>
    <message>
        <source>The project holds no outline %1.</source>
        <translation>项目中没有轮廓 %1。</translation>
    </message>
    <message>
        <source>The project holds no patient %1.</source>
        <translation>项目中没有患者 %1。</translation>
    </message>
    <message>
        <source>The stored name of the project is not what the log tells.</source>
        <translation>所存项目名称与日志不符。</translation>
    </message>
    <message>
        <source>The stored number of the next outline is not what the log tells.</source>
        <translation>所存下一轮廓编号与日志不符。</translation>
    </message>
    <message>
        <source>The stored patient %1 is not what the log tells.</source>
        <translation>所存患者 %1 与日志不符。</translation>
    </message>
    <message>
        <source>The stored ring settings are not what the log tells.</source>
        <translation>所存环设置与日志不符。</translation>
    </message>
    <message>
        <source>Report of the import of %1</source>
        <translation>%1 的导入报告</translation>
    </message>
    <message>
        <source>Choose regions of features</source>
        <translation>选择特征的区域</translation>
    </message>
    <message>
        <source>Take feature settings from %1</source>
        <translation>特征设置取自 %1</translation>
    </message>
    <message>
        <source>The stored settings of the extraction are not what the log tells.</source>
        <translation>存储的提取设置与日志所述不符。</translation>
    </message>
    <message>
        <source>The project could not be saved: the folder %1 is not there. Save it in another place.</source>
        <translation>项目无法保存:文件夹 %1 不存在。请保存到别处。</translation>
    </message>
    <message>
        <source>The project could not be saved: the folder %1 may not be written to. Save it in another place.</source>
        <translation>项目无法保存:文件夹 %1 不可写入。请保存到别处。</translation>
    </message>
    <message>
        <source>The project could not be saved: there is no room left in %1. Make room, or save it in another place.</source>
        <translation>项目无法保存:%1 中已没有空间。请腾出空间,或保存到别处。</translation>
    </message>
    <message>
        <source>The working copy was removed; it was made again from memory. No change is lost, but the steps since the last save can no longer be told one by one.</source>
        <translation>工作副本被删除;已由内存重新生成。没有丢失任何更改,但上次保存以来的步骤无法再逐一列出。</translation>
    </message>
    <message>
        <source>There is no room left on the disk; make room and try again.</source>
        <translation>磁盘已没有空间;请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Working copy removed; made again with all changes</source>
        <translation>工作副本被删除;已带着全部更改重新生成</translation>
    </message>
    <message>
        <source>%1 % of the outline is coloured, as Doppler and elastography are; features see its luminance.</source>
        <translation>轮廓内 %1 % 的像素有颜色，如多普勒或弹性成像；特征使用其亮度。</translation>
    </message>
    <message>
        <source>%1 % of the outline lies outside the breast.</source>
        <translation>轮廓有 %1 % 位于乳腺之外。</translation>
    </message>
    <message>
        <source>%1 has the same SOP Instance UID and was not taken.</source>
        <translation>%1 的 SOP Instance UID 相同，未被导入。</translation>
    </message>
    <message>
        <source>%1 images For Processing stand beside %2 For Presentation; features of one kind only should be compared.</source>
        <translation>%1 幅 For Processing 图像与 %2 幅 For Presentation 图像并存；只应比较同一类的特征。</translation>
    </message>
    <message>
        <source>%1 is missing: of this breast there is only %2.</source>
        <translation>缺少 %1：该侧乳腺只有 %2。</translation>
    </message>
    <message>
        <source>%1 of %2 images (%3) are compressed with loss.</source>
        <translation>%2 幅图像（%3）中有 %1 幅为有损压缩。</translation>
    </message>
    <message>
        <source>All mammograms are For Presentation; those of most patients are For Processing.</source>
        <translation>全部乳腺 X 线图像为 For Presentation；多数患者为 For Processing。</translation>
    </message>
    <message>
        <source>All mammograms are For Processing; those of most patients are For Presentation.</source>
        <translation>全部乳腺 X 线图像为 For Processing；多数患者为 For Presentation。</translation>
    </message>
    <message>
        <source>Lettering or marks are drawn into the outline (%1 pixels); features see them.</source>
        <translation>轮廓内画有文字或标记（%1 个像素）；特征会受其影响。</translation>
    </message>
    <message>
        <source>Lettering or marks are drawn into the ring of %1 mm (%2 pixels); features see them.</source>
        <translation>%1 mm 环内画有文字或标记（%2 个像素）；特征会受其影响。</translation>
    </message>
    <message>
        <source>The images (%1) are compressed with loss; those of most patients are not.</source>
        <translation>图像（%1）为有损压缩；多数患者不是。</translation>
    </message>
    <message>
        <source>The images (%1) are compressed without loss; those of most patients with it.</source>
        <translation>图像（%1）为无损压缩；多数患者为有损。</translation>
    </message>
    <message>
        <source>The object says that text is burned into the picture (0028,0301).</source>
        <translation>对象说明像素中有文字（0028,0301）。</translation>
    </message>
    <message>
        <source>The outline lies in air: the breast is elsewhere on this picture.</source>
        <translation>轮廓位于空气中：乳腺在画面的别处。</translation>
    </message>
    <message>
        <source>The outline lies on a region that is not B-mode (data type %1 by the file).</source>
        <translation>轮廓位于非 B 模式区域（文件中的数据类型 %1）。</translation>
    </message>
    <message>
        <source>The ring of %1 mm leaves the B-mode region.</source>
        <translation>%1 mm 环超出 B 模式区域。</translation>
    </message>
    <message>
        <source>The side of the breast is not known.</source>
        <translation>乳腺侧别未知。</translation>
    </message>
    <message>
        <source>Clinical table %1: %2 columns of %3 patients</source>
        <translation>临床表 %1：%3 例患者的 %2 列</translation>
    </message>
    <message>
        <source>The row of %1 has %2 clinical values for %3 columns.</source>
        <translation>%1 的行有 %2 个临床值，而列数为 %3。</translation>
    </message>
    <message>
        <source>The stored codebook is not what the log tells.</source>
        <translation>存储的编码手册与日志所述不符。</translation>
    </message>
    <message>
        <source>A correlation length of %1 mm was asked for; one above 0 and up to 100 mm was expected.</source>
        <translation>要求的相关长度为 %1 mm；应大于 0 且不超过 100 mm。</translation>
    </message>
    <message>
        <source>A displacement of %1 mm was asked for; 0 to 50 mm were expected.</source>
        <translation>要求的位移为 %1 mm；应为 0 到 50 mm。</translation>
    </message>
    <message>
        <source>Only %1 drew this lesion.</source>
        <translation>只有 %1 勾画了该病灶。</translation>
    </message>
    <message>
        <source>Outline drawn again %1 times</source>
        <translation>轮廓已重画 %1 次</translation>
    </message>
    <message>
        <source>Outlines shall be drawn again %1 times; 2 to 1000 were expected.</source>
        <translation>要求重画轮廓 %1 次；应为 2 到 1000 次。</translation>
    </message>
    <message>
        <source>Readers of %1</source>
        <translation>%1 的阅片者</translation>
    </message>
    <message>
        <source>The outlines drawn again give no value.</source>
        <translation>重画的轮廓没有给出数值。</translation>
    </message>
    <message>
        <source>The project is of an earlier format; open it in the window and save it once.</source>
        <translation>该项目为较早的格式；请在窗口中打开并保存一次。</translation>
    </message>
    <message>
        <source>This is an older state of the project, kept as a backup.</source>
        <translation>这是该项目的旧状态，作为备份保留。</translation>
    </message>
    <message>
        <source>Unsaved work on the project waits to be restored; open it in the window first.</source>
        <translation>该项目有未保存的工作等待恢复；请先在窗口中打开它。</translation>
    </message>
    <message>
        <source>Proposals of %1</source>
        <translation>%1 的建议轮廓</translation>
    </message>
</context>
<context>
    <name>protocol</name>
    <message>
        <source>A class of the outcome is named twice.</source>
        <translation>结局的某一类被列出两次。</translation>
    </message>
    <message>
        <source>Line %1: %2: expected %3, found %4.</source>
        <translation>第 %1 行：%2：应为 %3，实为 %4。</translation>
    </message>
    <message>
        <source>Line %1: this is not valid YAML: %2.</source>
        <translation>第 %1 行：不是有效的 YAML：%2。</translation>
    </message>
    <message>
        <source>Model %1 combines nothing: neither clinical variables nor a score.</source>
        <translation>模型 %1 没有可组合的内容：既无临床变量也无评分。</translation>
    </message>
    <message>
        <source>Model %1 is one score, but there is a LASSO for each class; it needs classes: score.</source>
        <translation>模型 %1 是单一评分，但每一类各有一个 LASSO；需要 classes: score。</translation>
    </message>
    <message>
        <source>Model %1 is the LASSO&apos;s score; the last of the features&apos; steps must be a lasso.</source>
        <translation>模型 %1 是 LASSO 评分；特征步骤的最后一步必须是 lasso。</translation>
    </message>
    <message>
        <source>Model %1 takes the score of &apos;%2&apos;, which is no radiomics model named before it.</source>
        <translation>模型 %1 使用“%2”的评分，但在它之前没有这样的影像组学模型。</translation>
    </message>
    <message>
        <source>The decision curve goes from %1 to %2; it must rise.</source>
        <translation>决策曲线从 %1 到 %2；必须递增。</translation>
    </message>
    <message>
        <source>The outcome has %1 classes; a binomial lasso needs classes: one-vs-rest.</source>
        <translation>结局有 %1 类；二项 LASSO 需要 classes: one-vs-rest。</translation>
    </message>
    <message>
        <source>The outcome has %1 classes; at least two are expected.</source>
        <translation>结局有 %1 类；至少应有两类。</translation>
    </message>
    <message>
        <source>The outcome has %1 classes; test: kind must be anova or kruskal.</source>
        <translation>结局有 %1 类；test 的 kind 必须为 anova 或 kruskal。</translation>
    </message>
    <message>
        <source>The protocol has %1 bytes; at most %2 are read.</source>
        <translation>方案文件有 %1 字节；最多读取 %2 字节。</translation>
    </message>
    <message>
        <source>The protocol has no model; at least one is expected.</source>
        <translation>方案没有模型；至少应有一个。</translation>
    </message>
    <message>
        <source>The readout&apos;s thresholds are %1 and %2; they must rise.</source>
        <translation>判读阈值为 %1 和 %2；必须递增。</translation>
    </message>
    <message>
        <source>There is no protocol &apos;%1&apos;: neither a file nor one of %2.</source>
        <translation>没有方案“%1”：既不是文件，也不是 %2 之一。</translation>
    </message>
    <message>
        <source>lasso: alphas go from %1 to %2; the first must not be the larger one.</source>
        <translation>lasso：alpha 从 %1 到 %2；前者不得大于后者。</translation>
    </message>
</context>
<context>
    <name>read</name>
    <message>
        <source>Add point to %1</source>
        <translation>为 %1 添加点</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <source>Move point of %1</source>
        <translation>移动 %1 的点</translation>
    </message>
    <message>
        <source>Remove point of %1</source>
        <translation>移除 %1 的点</translation>
    </message>
    <message>
        <source>The calibration line is %1 pixels long; draw it along something at least 2 pixels long.</source>
        <translation>标定线长 %1 像素；请沿至少 2 像素长的结构画线。</translation>
    </message>
    <message>
        <source>The image file has changed since it was imported: %1. Import it again to use it as it is now.</source>
        <translation>图像文件在导入之后已改变：%1。如需使用当前文件，请重新导入。</translation>
    </message>
    <message>
        <source>The image file is not there any more: %1</source>
        <translation>图像文件已不存在：%1</translation>
    </message>
    <message>
        <source>The line is too short to enclose anything: draw around the lesion in one drag, zoomed in where it is small.</source>
        <translation>线条太短，未围住任何区域：请按住鼠标绕病灶一次画完，病灶较小时请先放大。</translation>
    </message>
    <message>
        <source>The polygon has %1 points so far; it closes with at least three.</source>
        <translation>多边形目前有 %1 个点；至少三个点才能闭合。</translation>
    </message>
    <message>
        <source>Another outline on this frame is called %1 already; two lesions of one frame need two names.</source>
        <translation>此帧上已有名为 %1 的轮廓；同一帧的两个病灶需要不同的名称。</translation>
    </message>
    <message>
        <source>%1 is drawn on frame %2 already.</source>
        <translation>%1 已画在第 %2 帧上。</translation>
    </message>
    <message>
        <source>A cut needs an outline: choose or draw one first.</source>
        <translation>切割需要一个轮廓：请先选择或勾画一个。</translation>
    </message>
    <message>
        <source>A threshold works within an outline: choose or draw one first.</source>
        <translation>阈值在轮廓内起作用：请先选择或勾画一个。</translation>
    </message>
    <message>
        <source>All pixels of the outline have one value: no threshold parts them.</source>
        <translation>轮廓内所有像素值相同：没有阈值能将其分开。</translation>
    </message>
    <message>
        <source>Brush %1 on %2</source>
        <translation>用 %1 画笔涂抹 %2</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>切割 %1</translation>
    </message>
    <message>
        <source>Eraser %1 on %2</source>
        <translation>用 %1 橡皮擦除 %2</translation>
    </message>
    <message>
        <source>Fill holes of %1</source>
        <translation>填充 %1 的孔洞</translation>
    </message>
    <message>
        <source>Grow %1 by %2</source>
        <translation>将 %1 扩大 %2</translation>
    </message>
    <message>
        <source>Keep the largest piece of %1</source>
        <translation>保留 %1 的最大一块</translation>
    </message>
    <message>
        <source>Nothing would be left of the outline; delete it if that is meant.</source>
        <translation>轮廓将什么也不剩；如果确有此意，请将其删除。</translation>
    </message>
    <message>
        <source>Shrink %1 by %2</source>
        <translation>将 %1 缩小 %2</translation>
    </message>
    <message>
        <source>Smooth %1</source>
        <translation>平滑 %1</translation>
    </message>
    <message>
        <source>The ellipse is too small to enclose anything: drag from one corner of the box around the lesion to the other.</source>
        <translation>椭圆太小，圈不住任何内容：请从病灶外框的一角拖到对角。</translation>
    </message>
    <message>
        <source>The line encloses nothing: click at three places around the lesion at least.</source>
        <translation>该线没有圈住任何内容：请在病灶周围至少点击三处。</translation>
    </message>
    <message>
        <source>The region runs away over more than %1 pixels: less tolerance, or a place inside the lesion, is needed.</source>
        <translation>区域蔓延超过 %1 个像素：需要更小的容差，或在病灶内另选一处。</translation>
    </message>
    <message>
        <source>There is no outline in hand: choose or draw one first.</source>
        <translation>没有选中的轮廓：请先选择或勾画一个。</translation>
    </message>
    <message>
        <source>This is the last frame: there is no next one to copy the outline to.</source>
        <translation>这是最后一帧：没有下一帧可供复制轮廓。</translation>
    </message>
    <message>
        <source>Threshold in %1</source>
        <translation>在 %1 内做阈值</translation>
    </message>
    <message>
        <source>Wand adds to %1</source>
        <translation>魔棒添加到 %1</translation>
    </message>
    <message>
        <source>Wand takes from %1</source>
        <translation>魔棒从 %1 减去</translation>
    </message>
    <message>
        <source>The model file has changed since it was chosen; choose it again.</source>
        <translation>模型文件在选定之后已改变；请重新选择。</translation>
    </message>
    <message>
        <source>The name of a model file ends in .onnx.</source>
        <translation>模型文件名应以 .onnx 结尾。</translation>
    </message>
    <message>
        <source>There is no model for images of the modality %1; expected is MG or US.</source>
        <translation>没有用于 %1 模态图像的模型；应为 MG 或 US。</translation>
    </message>
</context>
<context>
    <name>readout</name>
    <message>
        <source>%1 has no value: %2 stands in for it (%3).</source>
        <translation>%1 没有值:以 %2 代替(%3)。</translation>
    </message>
    <message>
        <source>%1 is %2, outside the training range from %3 to %4.</source>
        <translation>%1 为 %2,超出训练范围 %3 至 %4。</translation>
    </message>
    <message>
        <source>%1 is &apos;%2&apos;; expected %3.</source>
        <translation>%1 为“%2”;应为 %3。</translation>
    </message>
    <message>
        <source>%1 is &apos;%2&apos;; expected a number.</source>
        <translation>%1 为“%2”;应为数字。</translation>
    </message>
    <message>
        <source>%1: %2 % of a ring lies outside the breast or the picture; in training at most %3 %.</source>
        <translation>%1:瘤周环有 %2 % 位于乳腺或图像之外;训练中最多 %3 %。</translation>
    </message>
    <message>
        <source>%1: no millimetres are known of this image; the training images had them.</source>
        <translation>%1:该图像没有毫米标定;训练图像有。</translation>
    </message>
    <message>
        <source>%1: outline, spacing or settings changed after the features were computed.</source>
        <translation>%1:特征计算之后,轮廓、像素间距或设置已改变。</translation>
    </message>
    <message>
        <source>%1: the image is %2; the training images were %3.</source>
        <translation>%1:该图像为 %2;训练图像为 %3。</translation>
    </message>
    <message>
        <source>%1: the image was compressed with loss; no training image was.</source>
        <translation>%1:该图像经有损压缩;训练图像均未经有损压缩。</translation>
    </message>
    <message>
        <source>A support vector machine has no linear score &apos;%1&apos;.</source>
        <translation>支持向量机没有线性评分“%1”。</translation>
    </message>
    <message>
        <source>A training row of the bundle has %1 columns; expected %2.</source>
        <translation>模型包的一行训练数据有 %1 列;应为 %2 列。</translation>
    </message>
    <message>
        <source>At or above this bundle&apos;s %1 % threshold; PPV there %2 (%3-%4) in its %5 set, %6 patients.</source>
        <translation>达到或高于此模型包的 %1 % 阈值;其 %5 集中该处阳性预测值为 %2(%3-%4),%6 例患者。</translation>
    </message>
    <message>
        <source>At or above this bundle&apos;s %1 % threshold; nobody of its %2 set was.</source>
        <translation>达到或高于此模型包的 %1 % 阈值;其 %2 集中无人如此。</translation>
    </message>
    <message>
        <source>Below this bundle&apos;s %1 % threshold; NPV there %2 (%3-%4) in its %5 set, %6 patients.</source>
        <translation>低于此模型包的 %1 % 阈值;其 %5 集中该处阴性预测值为 %2(%3-%4),%6 例患者。</translation>
    </message>
    <message>
        <source>Below this bundle&apos;s %1 % threshold; nobody of its %2 set was.</source>
        <translation>低于此模型包的 %1 % 阈值;其 %2 集中无人如此。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has no mean or scale.</source>
        <translation>列“%1”没有均值或标度。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has no predictor.</source>
        <translation>列“%1”没有对应的预测变量。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; is no level of &apos;%2&apos;.</source>
        <translation>列“%1”不是“%2”的水平。</translation>
    </message>
    <message>
        <source>Not read: %1 has no value, and the model has nothing to put in its place (%2).</source>
        <translation>未判读:%1 没有值,模型也没有可代替的值(%2)。</translation>
    </message>
    <message>
        <source>Not read: %1 of %2 predictors are missing; at most %3 % may be.</source>
        <translation>未判读:%2 个预测变量中缺少 %1 个;最多允许 %3 %。</translation>
    </message>
    <message>
        <source>The bundle has %1 classes.</source>
        <translation>模型包有 %1 个类别。</translation>
    </message>
    <message>
        <source>The bundle has %1 equations; expected %2.</source>
        <translation>模型包有 %1 个方程;应为 %2 个。</translation>
    </message>
    <message>
        <source>The bundle has %1 rising thresholds; expected %2.</source>
        <translation>模型包有 %1 个递增阈值;应为 %2 个。</translation>
    </message>
    <message>
        <source>The covariance of %1 does not fit its coefficients.</source>
        <translation>%1 的协方差与其系数不符。</translation>
    </message>
    <message>
        <source>The equation of %1 has %2 coefficients for %3 columns and scores.</source>
        <translation>%1 的方程有 %2 个系数,而列与评分共 %3 个。</translation>
    </message>
    <message>
        <source>The equation of %1 has a coefficient that is no number.</source>
        <translation>%1 的方程中有一个系数不是数字。</translation>
    </message>
    <message>
        <source>The model bundle has %1 MB; at most %2 are read.</source>
        <translation>模型包为 %1 MB;最多读取 %2 MB。</translation>
    </message>
    <message>
        <source>The model bundle has format %1; this program reads format %2.</source>
        <translation>模型包的格式为 %1;本程序读取格式 %2。</translation>
    </message>
    <message>
        <source>The model bundle is damaged: %1.</source>
        <translation>模型包已损坏:%1。</translation>
    </message>
    <message>
        <source>The model bundle was changed after it was made: its content does not have the SHA-256 it carries.</source>
        <translation>模型包在生成之后被改动:其内容与所附的 SHA-256 不符。</translation>
    </message>
    <message>
        <source>The model looks at &apos;%1&apos;, which is neither a score nor a clinical predictor of the bundle.</source>
        <translation>模型用到“%1”,它既不是模型包的评分,也不是其临床预测变量。</translation>
    </message>
    <message>
        <source>The model looks at &apos;%1&apos;, which its training table does not hold.</source>
        <translation>模型用到“%1”,而其训练表中没有该列。</translation>
    </message>
    <message>
        <source>The score %1 is made of scores.</source>
        <translation>评分 %1 由其他评分组成。</translation>
    </message>
    <message>
        <source>The score of %1 is no probability; expected a logistic model or a support vector machine.</source>
        <translation>%1 的评分不是概率;应为逻辑回归模型或支持向量机。</translation>
    </message>
    <message>
        <source>The support vector machine of %1 holds something that is no number.</source>
        <translation>%1 的支持向量机含有非数字的内容。</translation>
    </message>
    <message>
        <source>The support vectors of %1 are %2 x %3; expected %4 x %5.</source>
        <translation>%1 的支持向量为 %2 x %3;应为 %4 x %5。</translation>
    </message>
    <message>
        <source>There is an equation for &apos;%1&apos;, which is none of the classes.</source>
        <translation>有一个针对“%1”的方程,但它不是任何类别。</translation>
    </message>
    <message>
        <source>This is not a model bundle.</source>
        <translation>这不是模型包。</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>未计算</translation>
    </message>
    <message>
        <source>not in the clinical table</source>
        <translation>不在临床表中</translation>
    </message>
    <message>
        <source>%1: the picture cannot be had (%2); features stored before stand for it where there are any.</source>
        <translation>%1:无法取得图像(%2);若有先前存储的特征,则以其代替。</translation>
    </message>
    <message>
        <source>The bundle does not say how its features were made; the preset %1 was taken.</source>
        <translation>模型包没有说明其特征如何计算;采用了预设 %1。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>%1 is no longer where this run read it.</source>
        <translation>%1 已不在此次运行读取的位置。</translation>
    </message>
    <message>
        <source>%1 has changed since this run: run again to see what follows from it.</source>
        <translation>%1 在此次运行后已更改：请重新运行。</translation>
    </message>
    <message>
        <source>The folder of the run cannot be made.</source>
        <translation>无法创建运行结果文件夹。</translation>
    </message>
    <message>
        <source>The workbook cannot be written.</source>
        <translation>无法写入工作簿。</translation>
    </message>
    <message>
        <source>The workbook cannot be written: %1</source>
        <translation>无法写入工作簿：%1</translation>
    </message>
    <message>
        <source>The folder for the figures cannot be made.</source>
        <translation>无法创建存放图的文件夹。</translation>
    </message>
    <message>
        <source>The clinical values of this project have changed since this run: run again to see what follows from it.</source>
        <translation>此项目的临床数据在本次运行之后已有改动：请重新运行以查看结果。</translation>
    </message>
    <message>
        <source>The features of this project have changed since this run: run again to see what follows from it.</source>
        <translation>此项目的特征在本次运行之后已有改动：请重新运行以查看结果。</translation>
    </message>
    <message>
        <source>The log of this project tells of another run in this folder: somebody has changed it since.</source>
        <translation>此项目日志中记录的该文件夹是另一次运行：此后有人改动过。</translation>
    </message>
</context>
<context>
    <name>rings</name>
    <message>
        <source>A margin of %1 mm cannot be used; a number above 0 and up to %2 mm was expected.</source>
        <translation>不能使用 %1 mm 的边距；应大于 0 且不超过 %2 mm。</translation>
    </message>
    <message>
        <source>A ring from %1 to %2 mm cannot be made; 0 &lt;= inner &lt; outer &lt;= %3 mm was expected.</source>
        <translation>无法生成 %1 至 %2 mm 的瘤周环；要求 0 &lt;= 内 &lt; 外 &lt;= %3 mm。</translation>
    </message>
    <message>
        <source>A ring of %1 mm at a spacing of %2 x %3 mm needs a field of %4 x %5 pixels around the lesion, which is more than any image has; check spacing and margin.</source>
        <translation>在 %2 x %3 mm 间距下 %1 mm 的瘤周环需要病灶周围 %4 x %5 像素，超过任何图像；请核对间距与边距。</translation>
    </message>
    <message>
        <source>No margin is given; at least one in millimetres was expected, for example 1,2,3.</source>
        <translation>未给出边距；至少需要一个毫米值，例如 1,2,3。</translation>
    </message>
    <message>
        <source>The lesion mask is empty; at least one pixel was expected.</source>
        <translation>病灶掩膜为空；至少应有一个像素。</translation>
    </message>
    <message>
        <source>The margin %1 mm comes after %2 mm; margins must rise, for example 1,2,3.</source>
        <translation>边距 %1 mm 排在 %2 mm 之后；边距须递增，例如 1,2,3。</translation>
    </message>
    <message>
        <source>The mask has %1 slices; rings are made on single images, so a 2-D mask or one slice was expected.</source>
        <translation>掩膜有 %1 层；瘤周环在单幅图像上生成，应为二维掩膜或单层。</translation>
    </message>
    <message>
        <source>The mask that clips the rings has %1 x %2 pixels, the lesion&apos;s %3 x %4; both must lie on the same image.</source>
        <translation>裁剪瘤周环的掩膜为 %1 x %2 像素，病灶掩膜为 %3 x %4；两者须在同一图像上。</translation>
    </message>
    <message>
        <source>The pixel spacing is %1 x %2 mm; two numbers above zero were expected.</source>
        <translation>像素间距为 %1 x %2 mm；应为两个大于零的数。</translation>
    </message>
    <message>
        <source>The ring from %1 to %2 mm holds no pixel: pixels are %3 x %4 mm apart.</source>
        <translation>%1 至 %2 mm 的瘤周环内没有像素：像素间距为 %3 x %4 mm。</translation>
    </message>
    <message>
        <source>The pixel spacing is not known, so a ring in millimetres cannot be made; calibrate the image first.</source>
        <translation>像素间距未知，无法生成以毫米计的瘤周环；请先标定图像。</translation>
    </message>
    <message>
        <source>The ring from %1 to %2 mm holds no pixel: all of it lies outside the image or the tissue, or in other lesions.</source>
        <translation>%1 至 %2 mm 的瘤周环内没有像素：全部位于图像或组织之外，或在其他病灶内。</translation>
    </message>
    <message>
        <source>The ring from %1 to %2 mm holds no pixel: all of it lies outside the image.</source>
        <translation>%1 至 %2 mm 的瘤周环内没有像素：全部位于图像之外。</translation>
    </message>
</context>
<context>
    <name>roi</name>
    <message>
        <source>A contour of the outline has %1 points; at least three were expected.</source>
        <translation>轮廓的一条曲线有 %1 个点；至少应有三个。</translation>
    </message>
    <message>
        <source>Both masks are empty; there is nothing to compare.</source>
        <translation>两个掩膜均为空；无从比较。</translation>
    </message>
    <message>
        <source>The masks have %1 slices; agreement is computed on single images.</source>
        <translation>掩膜有 %1 层；一致性在单幅图像上计算。</translation>
    </message>
    <message>
        <source>The outline crosses itself; parts enclosed twice are left out.</source>
        <translation>轮廓自身相交；被围两次的部分不计入。</translation>
    </message>
    <message>
        <source>The outline encloses a single pixel; most features need more.</source>
        <translation>轮廓只围住一个像素；多数特征需要更多像素。</translation>
    </message>
    <message>
        <source>The outline encloses no pixel centre; draw it around at least one pixel.</source>
        <translation>轮廓未围住任何像素中心；请至少围住一个像素。</translation>
    </message>
    <message>
        <source>The outline encloses no pixel of the image (%1 x %2 pixels); draw it on the image.</source>
        <translation>轮廓未围住图像（%1 x %2 像素）中的任何像素；请画在图像上。</translation>
    </message>
    <message>
        <source>The outline has a point whose coordinates are not finite numbers.</source>
        <translation>轮廓有坐标不是有限数的点。</translation>
    </message>
    <message>
        <source>The outline is empty; a closed line of at least three points was expected.</source>
        <translation>轮廓为空；应为至少三个点的闭合线。</translation>
    </message>
    <message>
        <source>The outline reaches beyond the image; the part inside is used.</source>
        <translation>轮廓超出图像；仅使用图像内的部分。</translation>
    </message>
    <message>
        <source>The outline touches the image border; the lesion may be cut off there.</source>
        <translation>轮廓触及图像边缘；病灶可能在此处被截断。</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>%1 holds a number that is out of range.</source>
        <translation>%1 含有超出范围的数。</translation>
    </message>
    <message>
        <source>%1 is no valid JSON.</source>
        <translation>%1 不是有效的 JSON。</translation>
    </message>
    <message>
        <source>%1: %2 was expected.</source>
        <translation>%1：应为 %2。</translation>
    </message>
    <message>
        <source>The result is of version %1; this program reads version 1.</source>
        <translation>结果为第 %1 版；本程序读取第 1 版。</translation>
    </message>
    <message>
        <source>%1 differs from the run made again, from byte %2 (line %3) on.</source>
        <translation>%1 与重新运行的结果不同，自第 %2 字节（第 %3 行）起。</translation>
    </message>
    <message>
        <source>%1 is made by the run again but not in the manifest.</source>
        <translation>%1 由重新运行产生，但不在清单中。</translation>
    </message>
    <message>
        <source>%1 is not made by the run again.</source>
        <translation>重新运行未产生 %1。</translation>
    </message>
    <message>
        <source>%1 is not the file of the run: its SHA-256 is %2, expected %3.</source>
        <translation>%1 不是该次运行所用的文件：SHA-256 为 %2，应为 %3。</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>%1 of %2 bootstrap replicates could not be fitted and are left out.</source>
        <translation>%2 次自助重复中有 %1 次无法拟合，已略去。</translation>
    </message>
    <message>
        <source>%1 was changed after the run.</source>
        <translation>%1 在运行之后被改动。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be fitted alone: %2</source>
        <translation>“%1”无法单独拟合：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 patients in %3 is none of the protocol&apos;s values and counts as missing.</source>
        <translation>%3 中 %2 名患者的“%1”不是方案的取值，按缺失处理。</translation>
    </message>
    <message>
        <source>Accuracy %1, Cohen&apos;s kappa %2, mean area under the curve %3.</source>
        <translation>准确率 %1，Cohen kappa %2，平均曲线下面积 %3。</translation>
    </message>
    <message>
        <source>As published beside honest: areas under the curve</source>
        <translation>按文献与如实两种方式的曲线下面积</translation>
    </message>
    <message>
        <source>As published, features are screened on all training rows before the LASSO&apos;s cross-validation: its error looks too small, and no number of the training set can be trusted.</source>
        <translation>按文献方式，特征在 LASSO 交叉验证之前已用全部训练数据筛选：其误差偏小，训练集的任何数值都不可信。</translation>
    </message>
    <message>
        <source>As published, the radiomics score enters the combined model with the values of its own training rows: its coefficient is too large. The honest mode takes scores of refits without the row.</source>
        <translation>按文献方式，影像组学评分以其自身训练数据的取值进入联合模型：系数偏大。如实方式采用不含该行的重拟合评分。</translation>
    </message>
    <message>
        <source>As published, thresholds are the best ones of the rows that the model has seen: sensitivity and specificity on new patients are lower.</source>
        <translation>按文献方式，阈值取模型见过的数据上的最佳值：对新患者的敏感度和特异度会更低。</translation>
    </message>
    <message>
        <source>Baseline characteristics by training and test set</source>
        <translation>训练集与测试集的基线特征</translation>
    </message>
    <message>
        <source>Calibration on the training rows holds by construction and shows nothing.</source>
        <translation>训练数据上的校准由构造保证，不说明任何问题。</translation>
    </message>
    <message>
        <source>Clinical variables are chosen by their P alone: the P values and intervals of the joint model are too optimistic.</source>
        <translation>临床变量仅按 P 值选择：联合模型的 P 值和区间过于乐观。</translation>
    </message>
    <message>
        <source>Firth&apos;s regression stands in: the predictors tell the outcomes apart.</source>
        <translation>改用 Firth 回归：预测变量将结局完全分开。</translation>
    </message>
    <message>
        <source>HER2 status is taken as it stands in the column her2; no rule has checked it.</source>
        <translation>HER2 状态取自 her2 列原值；未经规则核对。</translation>
    </message>
    <message>
        <source>Lesion and ring: held-out area under the curve by width</source>
        <translation>病灶与瘤周环：各宽度的留出曲线下面积</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>第 %1 行，%2：%3</translation>
    </message>
    <message>
        <source>Line %1, patient %2: %3</source>
        <translation>第 %1 行，患者 %2：%3</translation>
    </message>
    <message>
        <source>Logistic regression, model %1, mode %2</source>
        <translation>Logistic 回归，模型 %1，方式 %2</translation>
    </message>
    <message>
        <source>Model %1 chooses among %2 candidates with %3 patients in the smallest class: %4 events for each, where 10 are asked for.</source>
        <translation>模型 %1 从 %2 个候选中选择，最小类别仅 %3 名患者：每个候选 %4 个事件，要求为 10 个。</translation>
    </message>
    <message>
        <source>Model %1 finds no feature: views %2, regions %3. The feature table has none of these.</source>
        <translation>模型 %1 找不到特征：体位 %2，区域 %3。特征表中没有这些。</translation>
    </message>
    <message>
        <source>Model %1 harmonises the sites it was trained at; a new patient&apos;s site has no place in a bundle.</source>
        <translation>模型 %1 协调其训练中心；新患者的中心在模型包中没有位置。</translation>
    </message>
    <message>
        <source>Model %1 is one score for %2 classes; it has no probability of each.</source>
        <translation>模型 %1 是 %2 个类别的单一评分；没有各类的概率。</translation>
    </message>
    <message>
        <source>Model %1 uses %2, known after surgery only: it cannot help to decide on the operation. The same model without is beside it.</source>
        <translation>模型 %1 使用 %2，仅术后可知：无法帮助手术决策。旁列不含它的同一模型。</translation>
    </message>
    <message>
        <source>Model %1 uses %2, which holds the outcome wholly or in part: it is told what it should predict.</source>
        <translation>模型 %1 使用 %2，它全部或部分包含结局：等于把答案告诉了模型。</translation>
    </message>
    <message>
        <source>Models compared on the same patients</source>
        <translation>同一患者上的模型比较</translation>
    </message>
    <message>
        <source>Models with scores of different patients are not compared.</source>
        <translation>评分对象不同的模型不作比较。</translation>
    </message>
    <message>
        <source>Neither features nor a clinical table is given; at least one is expected.</source>
        <translation>既未给出特征也未给出临床表；至少应有一个。</translation>
    </message>
    <message>
        <source>No bundle of model %1, mode %2: %3</source>
        <translation>模型 %1（方式 %2）没有模型包：%3</translation>
    </message>
    <message>
        <source>No coefficient for %1: constant, or a sum of the columns before.</source>
        <translation>%1 没有系数：为常数，或是前面各列之和。</translation>
    </message>
    <message>
        <source>No nomogram: %1</source>
        <translation>没有列线图：%1</translation>
    </message>
    <message>
        <source>No predictor is left: the risk is the same for everybody.</source>
        <translation>没有剩余预测变量：所有人的风险相同。</translation>
    </message>
    <message>
        <source>Of %1 eligible patients %2 have the outcome %3; a study needs several of each class.</source>
        <translation>%1 名合格患者中有 %2 名结局为 %3；研究需要每类若干名。</translation>
    </message>
    <message>
        <source>On none of the %1 features do the two readers agree with an ICC above %2.</source>
        <translation>%1 个特征中没有一个两名阅片者的 ICC 高于 %2。</translation>
    </message>
    <message>
        <source>Patient %1 has two outcomes, in row %2 and before.</source>
        <translation>患者 %1 有两个结局，在第 %2 行及之前。</translation>
    </message>
    <message>
        <source>Patient %1 has two scores of model %2; rows of one patient are not independent.</source>
        <translation>患者 %1 有模型 %2 的两个评分；同一患者的行不独立。</translation>
    </message>
    <message>
        <source>Performance in subgroups</source>
        <translation>亚组性能</translation>
    </message>
    <message>
        <source>Performance of the models</source>
        <translation>模型性能</translation>
    </message>
    <message>
        <source>Reclassification is that of the second model against the first; the category-free index rises with miscalibration and is no proper score.</source>
        <translation>重新分类为第二个模型相对第一个；无类别指数随校准不良而升高，不是恰当评分。</translation>
    </message>
    <message>
        <source>Row %1, patient %2, has no outcome or no score and is left out.</source>
        <translation>第 %1 行患者 %2 没有结局或评分，已略去。</translation>
    </message>
    <message>
        <source>SMOTE and class weights are both on; once the classes are of equal size the weights do nothing.</source>
        <translation>SMOTE 与类别权重同时开启；类别大小相等后权重不起作用。</translation>
    </message>
    <message>
        <source>Sample size by Riley&apos;s criteria, with an R2 of 15 % of its largest value</source>
        <translation>按 Riley 标准的样本量，R2 取最大值的 15 %</translation>
    </message>
    <message>
        <source>Score = %1</source>
        <translation>评分 = %1</translation>
    </message>
    <message>
        <source>Selected features, model %1, mode %2</source>
        <translation>入选特征，模型 %1，方式 %2</translation>
    </message>
    <message>
        <source>Synthetic rows shift the share of the outcome that a model sees: its probabilities need recalibration before they are read as risks.</source>
        <translation>合成数据改变了模型所见的结局比例：其概率须重新校准后才能作为风险解读。</translation>
    </message>
    <message>
        <source>Synthetic rows were made before the split: some lie between training and test patients, and the area under the curve of the test set rises without any signal.</source>
        <translation>合成数据在划分之前产生：部分位于训练与测试患者之间，测试集曲线下面积无信号也会升高。</translation>
    </message>
    <message>
        <source>The Spearman filter keeps columns that are nearly copies of each other and drops the others: the text of the paper to the letter, the opposite of its purpose.</source>
        <translation>Spearman 过滤保留彼此几乎相同的列而去掉其余：与论文字面一致，却与其目的相反。</translation>
    </message>
    <message>
        <source>The clinical table has no column &apos;%1&apos;, the outcome of the protocol.</source>
        <translation>临床表没有列“%1”，即方案的结局。</translation>
    </message>
    <message>
        <source>The clinical table has no column &apos;%1&apos;; the models do without.</source>
        <translation>临床表没有列“%1”；模型不使用它。</translation>
    </message>
    <message>
        <source>The filter of features on which two readers agree is skipped: the features are of one reader only.</source>
        <translation>跳过两名阅片者一致性过滤：特征仅来自一名阅片者。</translation>
    </message>
    <message>
        <source>The input cannot be read: %1</source>
        <translation>无法读取输入：%1</translation>
    </message>
    <message>
        <source>The manifest is of format %1; this program reads format 1.</source>
        <translation>清单为格式 %1；本程序读取格式 1。</translation>
    </message>
    <message>
        <source>The margin sweep leaves out %1 mm: the feature table has no region %2.</source>
        <translation>边界扫描略去 %1 mm：特征表没有区域 %2。</translation>
    </message>
    <message>
        <source>The outcome in row %1 is %2; 0 or 1 is expected.</source>
        <translation>第 %1 行的结局为 %2；应为 0 或 1。</translation>
    </message>
    <message>
        <source>The protocol harmonises by &apos;%1&apos;, which the clinical table does not have.</source>
        <translation>方案按“%1”协调，但临床表没有该列。</translation>
    </message>
    <message>
        <source>The protocol has radiomics models, but there are no features.</source>
        <translation>方案含影像组学模型，但没有特征。</translation>
    </message>
    <message>
        <source>The protocol makes synthetic rows before the split, which puts neighbours of test patients into training; the honest mode does not do that (mode published does).</source>
        <translation>方案在划分之前产生合成数据，使测试患者的近邻进入训练；如实方式不这样做（按文献方式可以）。</translation>
    </message>
    <message>
        <source>The score is no probability: it has no calibration and no decision curve.</source>
        <translation>该评分不是概率：没有校准和决策曲线。</translation>
    </message>
    <message>
        <source>The scores order all pairs the same way: DeLong&apos;s interval has no width and says nothing.</source>
        <translation>评分对所有配对的排序相同：DeLong 区间没有宽度，不说明任何问题。</translation>
    </message>
    <message>
        <source>The smallest class of the test set has %1 patients; below 10 an area under the curve says next to nothing.</source>
        <translation>测试集最小类别有 %1 名患者；少于 10 名时曲线下面积几乎没有意义。</translation>
    </message>
    <message>
        <source>The split goes by &apos;%1&apos;, which the clinical table does not have.</source>
        <translation>划分依据“%1”，但临床表没有该列。</translation>
    </message>
    <message>
        <source>The split leaves no patient to train on.</source>
        <translation>划分后没有可训练的患者。</translation>
    </message>
    <message>
        <source>The split sorts by &apos;%1&apos;, which the clinical table does not have as numbers.</source>
        <translation>划分按“%1”排序，但临床表没有该数值列。</translation>
    </message>
    <message>
        <source>The table has no row with an outcome and a score.</source>
        <translation>表中没有同时具有结局和评分的行。</translation>
    </message>
    <message>
        <source>The table has no variable &apos;%1&apos;, which the model needs.</source>
        <translation>表中没有模型所需的变量“%1”。</translation>
    </message>
    <message>
        <source>The test set of %1 patients was opened: %2 models of the %3 mode were judged on it, split %4.</source>
        <translation>已打开含 %1 名患者的测试集：对 %3 方式的 %2 个模型进行评判，划分 %4。</translation>
    </message>
    <message>
        <source>The threshold is the best one of these very scores: sensitivity, specificity and accuracy look better than they are.</source>
        <translation>阈值取自这些评分本身的最佳值：敏感度、特异度和准确率偏好。</translation>
    </message>
    <message>
        <source>There are features of one reader only: nothing says which of them would change with another outline.</source>
        <translation>只有一名阅片者的特征：无从得知哪些会随轮廓改变。</translation>
    </message>
    <message>
        <source>There are no eligibility rules named &apos;%1&apos;.</source>
        <translation>没有名为“%1”的入组规则。</translation>
    </message>
    <message>
        <source>There are no features of this patient.</source>
        <translation>没有该患者的特征。</translation>
    </message>
    <message>
        <source>There is no column &apos;%1&apos;; the columns are %2.</source>
        <translation>没有列“%1”；现有列为 %2。</translation>
    </message>
    <message>
        <source>There is no test set: calibration and thresholds are judged on rows that the models have seen.</source>
        <translation>没有测试集：校准和阈值在模型见过的数据上评判。</translation>
    </message>
    <message>
        <source>True and predicted class, model %1, mode %2, set %3</source>
        <translation>真实与预测类别，模型 %1，方式 %2，集合 %3</translation>
    </message>
    <message>
        <source>Variable &apos;%1&apos; is coded by levels, but the protocol names fewer than two.</source>
        <translation>变量“%1”按水平编码，但方案列出的水平少于两个。</translation>
    </message>
    <message>
        <source>Variance inflation of %1 in model %2 is %3, above %4: its coefficient cannot be told from that of other predictors.</source>
        <translation>模型 %2 中 %1 的方差膨胀为 %3，高于 %4：其系数无法与其他预测变量区分。</translation>
    </message>
    <message>
        <source>Variance inflation, model %1, mode %2</source>
        <translation>方差膨胀，模型 %1，方式 %2</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>按文献</translation>
    </message>
    <message>
        <source>curves and tables</source>
        <translation>曲线与表格</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>it does not vary</source>
        <translation>它没有变化</translation>
    </message>
    <message>
        <source>nested cross-validation</source>
        <translation>嵌套交叉验证</translation>
    </message>
    <message>
        <source>optimism by bootstrap</source>
        <translation>自助法乐观度</translation>
    </message>
    <message>
        <source>The model cannot be fitted, and its risk is the same for everybody: %1</source>
        <translation>模型无法拟合，所有人的风险相同：%1</translation>
    </message>
    <message>
        <source>With %1 patients calibration is shown in %2 groups of at least five; fewer than three give no Hosmer-Lemeshow test.</source>
        <translation>共 %1 例患者，校准分为 %2 组显示，每组至少五例；少于三组时不做 Hosmer-Lemeshow 检验。</translation>
    </message>
</context>
<context>
    <name>segment</name>
    <message>
        <source>All pixels have the same value; no breast can be found.</source>
        <translation>所有像素取值相同；找不到乳腺。</translation>
    </message>
    <message>
        <source>No breast was found: nothing large enough stands out of the background.</source>
        <translation>未找到乳腺：背景中没有足够大的结构。</translation>
    </message>
    <message>
        <source>No two-dimensional ultrasound region holds the lesion (the image has %1 regions).</source>
        <translation>没有二维超声区域包含该病灶（图像有 %1 个区域）。</translation>
    </message>
    <message>
        <source>The image has %1 slices; the breast is found on single images.</source>
        <translation>图像有 %1 层；乳腺在单幅图像上识别。</translation>
    </message>
    <message>
        <source>The image has no pixels.</source>
        <translation>图像没有像素。</translation>
    </message>
    <message>
        <source>The image holds nothing but pixel padding; no breast can be found.</source>
        <translation>图像只有填充像素；找不到乳腺。</translation>
    </message>
    <message>
        <source>The lesion lies partly outside the ultrasound region; all of it was expected inside.</source>
        <translation>病灶部分位于超声区域之外；应完全位于区域内。</translation>
    </message>
    <message>
        <source>Two ultrasound regions with different scales hold the lesion; one was expected.</source>
        <translation>有两个标尺不同的超声区域包含该病灶；应只有一个。</translation>
    </message>
    <message>
        <source>No contour could be found here; another click or a box around the lesion helps.</source>
        <translation>此处未能找到轮廓；再点击一次或在病灶周围画框会有帮助。</translation>
    </message>
    <message>
        <source>Nothing that looks like a lesion was found; a click inside it or a box around it helps.</source>
        <translation>未发现类似病灶的区域；在病灶内点击或在其周围画框会有帮助。</translation>
    </message>
    <message>
        <source>Reading the model needs more memory than is allowed.</source>
        <translation>读取模型所需内存超过允许值。</translation>
    </message>
    <message>
        <source>The model file has %1 MB; at most %2 MB are read.</source>
        <translation>模型文件为 %1 MB；最多读取 %2 MB。</translation>
    </message>
    <message>
        <source>The model file is damaged or no ONNX file.</source>
        <translation>模型文件已损坏或不是 ONNX 文件。</translation>
    </message>
    <message>
        <source>The model is not sure of a contour here; another click or a box around the lesion helps.</source>
        <translation>模型对此处的轮廓没有把握；再点击一次或在病灶周围画框会有帮助。</translation>
    </message>
    <message>
        <source>The model is not the one that was tested: its SHA-256 is %1, expected %2.</source>
        <translation>模型不是经过测试的那一个：其 SHA-256 为 %1，应为 %2。</translation>
    </message>
    <message>
        <source>The model answers in another shape; expected are mask, 1 x 1 x 192 x 192, and presence, 1 x 1.</source>
        <translation>模型输出的形状不符；应为 mask（1 x 1 x 192 x 192）和 presence（1 x 1）。</translation>
    </message>
    <message>
        <source>The model answers with values that are no numbers.</source>
        <translation>模型输出的值不是数字。</translation>
    </message>
    <message>
        <source>The model cannot be run; expected is ONNX with the input 1 x 4 x 192 x 192 and the outputs mask and presence.</source>
        <translation>模型无法运行；应为输入 1 x 4 x 192 x 192、输出 mask 和 presence 的 ONNX 模型。</translation>
    </message>
    <message>
        <source>There is no trained model for mammograms yet; an own one can be chosen.</source>
        <translation>目前还没有训练好的钼靶模型；可以选择自己的模型。</translation>
    </message>
    <message>
        <source>This build has no trained model for ultrasound; an own one can be chosen.</source>
        <translation>此版本没有训练好的超声模型；可以选择自己的模型。</translation>
    </message>
    <message>
        <source>This is no ONNX model that OpenCV reads.</source>
        <translation>这不是 OpenCV 能读取的 ONNX 模型。</translation>
    </message>
</context>
<context>
    <name>selection</name>
    <message>
        <source>%1 lambdas are asked for; at least 2 are expected.</source>
        <translation>要求 %1 个 lambda；至少需要 2 个。</translation>
    </message>
    <message>
        <source>%1 rows have a weight; LASSO needs at least 2.</source>
        <translation>有权重的行为 %1 行；LASSO 至少需要 2 行。</translation>
    </message>
    <message>
        <source>A fold has fewer than 10 rows: the deviance is used in place of the area under the curve.</source>
        <translation>每折少于 10 行：以偏差代替曲线下面积。</translation>
    </message>
    <message>
        <source>All %1 columns are constant; LASSO needs at least one that varies.</source>
        <translation>%1 列全部为常数；LASSO 至少需要一列有变化。</translation>
    </message>
    <message>
        <source>All %1 outcomes are %2; a binomial LASSO needs both 0 and 1.</source>
        <translation>%1 个结局全部为 %2；二项 LASSO 需要同时有 0 和 1。</translation>
    </message>
    <message>
        <source>Alpha is %1; a number from 0 to 1 is expected.</source>
        <translation>alpha 为 %1；应为 0 至 1 的数。</translation>
    </message>
    <message>
        <source>Class %1 has %2 rows; a multinomial LASSO needs at least 2 of each.</source>
        <translation>类别 %1 有 %2 行；多项 LASSO 每类至少需要 2 行。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has no value in row %2; LASSO needs a number in every row.</source>
        <translation>列“%1”第 %2 行没有数值；LASSO 要求每行都有数值。</translation>
    </message>
    <message>
        <source>Fold %1 has no row with a weight, or rows of one class only; other folds are needed.</source>
        <translation>第 %1 折没有带权重的行，或只有一类；需要重新分折。</translation>
    </message>
    <message>
        <source>Fold %1 of %2 has no row; fewer folds are needed.</source>
        <translation>共 %2 折，其中第 %1 折没有数据；需要减少折数。</translation>
    </message>
    <message>
        <source>No column goes with the outcome at all; there is no path to follow.</source>
        <translation>没有任何列与结局相关，没有路径可循。</translation>
    </message>
    <message>
        <source>Row %1 has no fold.</source>
        <translation>第 %1 行没有折号。</translation>
    </message>
    <message>
        <source>The LASSO did not settle at lambda %1.</source>
        <translation>LASSO 在 lambda 为 %1 处未收敛。</translation>
    </message>
    <message>
        <source>The descent did not settle within %1 sweeps at some alpha; raise the number of sweeps.</source>
        <translation>在某个 alpha 处，坐标下降 %1 轮内未收敛；请增加轮数。</translation>
    </message>
    <message>
        <source>The outcome in row %1 is %2; 0 or 1 is expected.</source>
        <translation>第 %1 行的结局为 %2；应为 0 或 1。</translation>
    </message>
    <message>
        <source>The outcome in row %1 is missing; a number is expected.</source>
        <translation>第 %1 行的结局缺失；应为数值。</translation>
    </message>
    <message>
        <source>The outcome in row %1 is none of the %2 classes.</source>
        <translation>第 %1 行的结局不属于 %2 个类别中的任何一个。</translation>
    </message>
    <message>
        <source>The outcome is %1 in all %2 rows; nothing can be selected for it.</source>
        <translation>全部 %2 行的结局均为 %1，无法进行选择。</translation>
    </message>
    <message>
        <source>The weight in row %1 is %2; a number from 0 up is expected.</source>
        <translation>第 %1 行的权重为 %2；应为不小于 0 的数。</translation>
    </message>
    <message>
        <source>There are %1 fold numbers for %2 rows.</source>
        <translation>有 %1 个折号，而数据有 %2 行。</translation>
    </message>
    <message>
        <source>There are %1 folds; at least 2 are expected, numbered from 1.</source>
        <translation>有 %1 折；至少需要 2 折，从 1 开始编号。</translation>
    </message>
    <message>
        <source>Fold %1 is left out of the cross-validation: %2</source>
        <translation>第 %1 折不参加交叉验证：%2</translation>
    </message>
    <message>
        <source>Fold %1: %2</source>
        <translation>第 %1 折：%2</translation>
    </message>
    <message>
        <source>The LASSO did not settle at lambda %1: the path ends before it.</source>
        <translation>LASSO 在 lambda %1 处未收敛：路径到此之前为止。</translation>
    </message>
    <message>
        <source>The weight in row %1 is %2; a number above 0 is expected.</source>
        <translation>第 %1 行的权重为 %2；应为大于 0 的数。</translation>
    </message>
    <message>
        <source>Fold %1 has no row with a weight; other folds are needed.</source>
        <translation>第 %1 折没有带权重的行；需要重新分折。</translation>
    </message>
    <message>
        <source>There are %1 folds; at least %2 are expected.</source>
        <translation>有 %1 折；至少应为 %2 折。</translation>
    </message>
    <message>
        <source>There are fewer than 3 rows in a fold: the standard error is that of the rows, not of the folds.</source>
        <translation>每折不足 3 行：标准误按行而非按折计算。</translation>
    </message>
</context>
<context>
    <name>stats</name>
    <message>
        <source>A column is constant; its correlation is not defined.</source>
        <translation>某列为常数；其相关没有定义。</translation>
    </message>
    <message>
        <source>All %1 values are equal; a test of normality needs values that differ.</source>
        <translation>%1 个值全部相同；正态性检验需要不同的值。</translation>
    </message>
    <message>
        <source>All values are in one group; at least two are expected.</source>
        <translation>所有值都在一组；至少应有两组。</translation>
    </message>
    <message>
        <source>Class %1 has %2 of %3 patients; it must be there, and not alone.</source>
        <translation>第 %1 类有 %3 名患者中的 %2 名；该类必须存在，且不能是唯一的类。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; holds &apos;%2&apos; in row %3; a number or NA is expected.</source>
        <translation>列“%1”第 %3 行为“%2”；应为数值或 NA。</translation>
    </message>
    <message>
        <source>Fisher&apos;s exact test of this %1 x %2 table of %3 counts would take too long. Chi-square serves.</source>
        <translation>此 %1 x %2 表（共 %3 例）的 Fisher 精确检验耗时过长。可用卡方检验。</translation>
    </message>
    <message>
        <source>Group %1 has %2 values; at least %3 are expected.</source>
        <translation>第 %1 组有 %2 个值；至少应有 %3 个。</translation>
    </message>
    <message>
        <source>None of the %1 pairs differ; the signed rank test needs at least one that does.</source>
        <translation>%1 对均无差异；符号秩检验至少需要一对有差异。</translation>
    </message>
    <message>
        <source>Of %1 usable rows %2 have the outcome; both kinds are needed.</source>
        <translation>%1 个可用行中有 %2 个有结局；有结局与无结局者都需要。</translation>
    </message>
    <message>
        <source>The Shapiro-Wilk test needs 3 to 5000 values; there are %1.</source>
        <translation>Shapiro-Wilk 检验需要 3 至 5000 个值；现有 %1 个。</translation>
    </message>
    <message>
        <source>The calibration slope has no finite value: all predictions are equal, or nearly separate the classes.</source>
        <translation>校准斜率没有有限值：所有预测值相同，或几乎将两类完全分开。</translation>
    </message>
    <message>
        <source>The data are constant within rounding; a t test needs values that differ.</source>
        <translation>数据在舍入误差内为常数；t 检验需要不同的值。</translation>
    </message>
    <message>
        <source>The exact distribution is counted for up to %1 values; there are %2. The normal approximation serves.</source>
        <translation>精确分布最多用于 %1 个值；现有 %2 个。可用正态近似。</translation>
    </message>
    <message>
        <source>The groups have %1 and %2 values; at least one in each is expected.</source>
        <translation>两组分别有 %1 个和 %2 个值；每组至少应有一个。</translation>
    </message>
    <message>
        <source>The groups have %1 and %2 values; the t test needs at least %3 in each and three together.</source>
        <translation>两组分别有 %1 个和 %2 个值；t 检验要求每组至少 %3 个，合计至少三个。</translation>
    </message>
    <message>
        <source>The predictions separate the classes completely: the calibration slope has no finite value.</source>
        <translation>预测值将两类完全分开：校准斜率没有有限值。</translation>
    </message>
    <message>
        <source>The probabilities fall into %1 groups only; at least 3 are needed.</source>
        <translation>概率只分为 %1 组；至少需要 3 组。</translation>
    </message>
    <message>
        <source>The table has %1 rows and %2 columns; at least 2 x 2 is expected.</source>
        <translation>表格为 %1 行 %2 列；至少应为 2 x 2。</translation>
    </message>
    <message>
        <source>The table holds %1 counts; Fisher&apos;s exact test of more than 2 x 2 is for up to a million. Chi-square serves.</source>
        <translation>表格共 %1 例；大于 2 x 2 的 Fisher 精确检验最多用于一百万例。可用卡方检验。</translation>
    </message>
    <message>
        <source>The table holds %1 in row %2, column %3; a count is expected.</source>
        <translation>表格第 %2 行第 %3 列为 %1；应为计数。</translation>
    </message>
    <message>
        <source>The table is empty: every count is 0.</source>
        <translation>表格为空：所有计数均为 0。</translation>
    </message>
    <message>
        <source>There are %1 columns of scores; one for each of at least two classes is expected.</source>
        <translation>有 %1 列评分；应至少有两类，每类一列。</translation>
    </message>
    <message>
        <source>There are %1 complete pairs; at least %2 are expected.</source>
        <translation>完整的配对有 %1 对；至少应有 %2 对。</translation>
    </message>
    <message>
        <source>There are %1 complete subjects and %2 readers; at least two of each are expected.</source>
        <translation>有 %1 名资料完整的受试者和 %2 名阅片者；各至少应有两名。</translation>
    </message>
    <message>
        <source>There are %1 pairs; the paired t test needs at least two.</source>
        <translation>有 %1 对；配对 t 检验至少需要两对。</translation>
    </message>
    <message>
        <source>There are %1 rows with the outcome and %2 without; both kinds are needed.</source>
        <translation>有结局者 %1 行，无结局者 %2 行；两者都需要。</translation>
    </message>
    <message>
        <source>There are %1 values in %2 groups; more values than groups are expected.</source>
        <translation>%2 组共 %1 个值；值的数目应多于组数。</translation>
    </message>
    <message>
        <source>There is no column &apos;%1&apos;; the columns are %2.</source>
        <translation>没有列“%1”；现有列为 %2。</translation>
    </message>
    <message>
        <source>Ties make two of the %1 group limits equal; fewer groups or joined groups are needed.</source>
        <translation>由于数值相同，%1 组的界限中有两个相等；需要减少组数或合并组。</translation>
    </message>
    <message>
        <source>a value is missing in the row</source>
        <translation>该行有缺失值</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>one-way random, absolute agreement, mean of the readers</source>
        <translation>单向随机，绝对一致性，阅片者均值</translation>
    </message>
    <message>
        <source>one-way random, absolute agreement, single</source>
        <translation>单向随机，绝对一致性，单次</translation>
    </message>
    <message>
        <source>two-way mixed, consistency, mean of the readers</source>
        <translation>双向混合，相对一致性，阅片者均值</translation>
    </message>
    <message>
        <source>two-way mixed, consistency, single</source>
        <translation>双向混合，相对一致性，单次</translation>
    </message>
    <message>
        <source>two-way random, absolute agreement, mean of the readers</source>
        <translation>双向随机，绝对一致性，阅片者均值</translation>
    </message>
    <message>
        <source>two-way random, absolute agreement, single</source>
        <translation>双向随机，绝对一致性，单次</translation>
    </message>
    <message>
        <source>%1 rows in %2 groups; at least 3 of each are expected.</source>
        <translation>%1 行分为 %2 组；两者至少各应为 3。</translation>
    </message>
    <message>
        <source>%1 events for each coefficient; below 10 the coefficients are unsteady.</source>
        <translation>每个系数有 %1 个事件；低于 10 时系数不稳定。</translation>
    </message>
    <message>
        <source>%1 is a sum of the columns before it; its inflation has no value.</source>
        <translation>%1 为前面各列之和；其方差膨胀没有数值。</translation>
    </message>
    <message>
        <source>%1 tells some of the outcomes apart: these coefficients have no finite maximum. Firth&apos;s regression has one.</source>
        <translation>%1 将部分结局分开：这些系数没有有限的最大似然值。Firth 回归有。</translation>
    </message>
    <message>
        <source>%1 tells the outcomes apart completely: the coefficients have no finite maximum. Firth&apos;s regression has one.</source>
        <translation>%1 将结局完全分开：系数没有有限的最大似然值。Firth 回归有。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing</source>
        <translation>“%1”缺失</translation>
    </message>
    <message>
        <source>All %1 outcomes are %2; a logistic model needs both 0 and 1.</source>
        <translation>%1 个结局全部为 %2；逻辑模型需要同时有 0 和 1。</translation>
    </message>
    <message>
        <source>Firth&apos;s regression did not settle within %1 steps.</source>
        <translation>Firth 回归在 %1 步内未收敛。</translation>
    </message>
    <message>
        <source>No coefficient for %1: constant, or a sum of the columns before.</source>
        <translation>%1 没有系数：为常数，或为前面各列之和。</translation>
    </message>
    <message>
        <source>No row has &apos;%1&apos; in column &apos;%2&apos;, so it cannot be the reference level.</source>
        <translation>列“%2”中没有“%1”，不能作为参照水平。</translation>
    </message>
    <message>
        <source>No row has a value in every column; at least one complete row is expected.</source>
        <translation>没有一行在每列都有数值；至少需要一行完整数据。</translation>
    </message>
    <message>
        <source>No row has class %1 of %2; every class of the outcome must occur.</source>
        <translation>共 %2 类，其中没有第 %1 类的行；结局的每一类都必须出现。</translation>
    </message>
    <message>
        <source>No row has level %1 of %2; every level of an ordinal outcome must occur.</source>
        <translation>共 %2 个水平，其中没有第 %1 水平的行；有序结局的每个水平都必须出现。</translation>
    </message>
    <message>
        <source>No variable has P below %1 alone; there is nothing to fit together.</source>
        <translation>没有变量单独的 P 小于 %1；无可共同拟合。</translation>
    </message>
    <message>
        <source>The model has %1 term; inflation needs at least 2.</source>
        <translation>模型有 %1 项；方差膨胀至少需要 2 项。</translation>
    </message>
    <message>
        <source>The multinomial model has no finite maximum: some column separates the classes or repeats others.</source>
        <translation>多项模型没有有限的最大似然值：某列将类别分开，或与其他列重复。</translation>
    </message>
    <message>
        <source>The ordinal model has no finite maximum: some column separates the levels (%1 steps taken).</source>
        <translation>有序模型没有有限的最大似然值：某列将各水平分开（已迭代 %1 步）。</translation>
    </message>
    <message>
        <source>The outcome in row %1 is %2; 0 or 1 is expected.</source>
        <translation>第 %1 行的结局为 %2；应为 0 或 1。</translation>
    </message>
    <message>
        <source>The weight in row %1 is %2; a number from 0 up is expected.</source>
        <translation>第 %1 行的权重为 %2；应为不小于 0 的数。</translation>
    </message>
    <message>
        <source>There are %1 complete rows; a logistic model needs at least 2.</source>
        <translation>有 %1 行完整数据；逻辑模型至少需要 2 行。</translation>
    </message>
    <message>
        <source>Variables were chosen by their P alone: the P values and intervals of the joint model are too optimistic.</source>
        <translation>变量按单因素 P 值选入：多因素模型的 P 值和区间过于乐观。</translation>
    </message>
    <message>
        <source>the outcome is missing</source>
        <translation>结局缺失</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has %2 rows and the outcome %3; the same number is expected.</source>
        <translation>列“%1”有 %2 行，结局有 %3 行；两者应相同。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; holds one level only in the %2 complete rows, &apos;%3&apos;; a factor needs at least two.</source>
        <translation>列“%1”在 %2 个完整行中只有一个水平“%3”；因子至少需要两个水平。</translation>
    </message>
    <message>
        <source>There are %1 weights for %2 rows.</source>
        <translation>有 %1 个权重，而数据有 %2 行。</translation>
    </message>
    <message>
        <source>Within each group all values lie equally far from the centre, as two values always do; Levene&apos;s test has no answer.</source>
        <translation>各组内所有值到中心的距离相等（两个值总是如此）；Levene 检验没有结果。</translation>
    </message>
    <message>
        <source>All values are equal: agreement is not defined, neither 0 nor 1.</source>
        <translation>所有数值相同：一致性无定义，既非 0 也非 1。</translation>
    </message>
    <message>
        <source>Column %1 occurs twice; every feature was expected once.</source>
        <translation>列 %1 出现两次；每个特征应只出现一次。</translation>
    </message>
    <message>
        <source>Patient %1 has two rows; one was expected.</source>
        <translation>患者 %1 有两行；应为一行。</translation>
    </message>
    <message>
        <source>The readers have %1 subjects in common; at least two were expected.</source>
        <translation>阅片者共有 %1 个对象；至少需要两个。</translation>
    </message>
    <message>
        <source>The readers have no feature in common; the first one has %1, the second %2.</source>
        <translation>阅片者没有共同的特征；第一位有 %1 个，第二位有 %2 个。</translation>
    </message>
    <message>
        <source>The table is no feature table: columns patient, region, feature, value (long form) or a column patient beside the features (wide form) were expected; found %1.</source>
        <translation>该表不是特征表：应有 patient、region、feature、value 各列（长表），或一列 patient 及各特征列（宽表）；实际为 %1。</translation>
    </message>
    <message>
        <source>There are %1 pairs of measurements; limits of agreement need at least three.</source>
        <translation>有 %1 对测量值；一致性界限至少需要三对。</translation>
    </message>
    <message>
        <source>There are two values for %1; the outlines of one reader were expected, each lesion with a name of its own.</source>
        <translation>%1 有两个数值；应为一位阅片者的轮廓，且每个病灶名称各不相同。</translation>
    </message>
    <message>
        <source>All %1 outcomes with a weight above 0 are %2; a logistic model needs both 0 and 1.</source>
        <translation>权重大于 0 的 %1 个结局全部为 %2；逻辑模型需要同时有 0 和 1。</translation>
    </message>
    <message>
        <source>All %1 rows have weight 0; a logistic model needs rows that count.</source>
        <translation>%1 行的权重全部为 0；逻辑模型需要有效的行。</translation>
    </message>
    <message>
        <source>The header names the column &apos;%1&apos; %2 times; each column needs a name of its own.</source>
        <translation>表头中列“%1”出现 %2 次；每列应有自己的名称。</translation>
    </message>
    <message>
        <source>the weight is 0</source>
        <translation>权重为 0</translation>
    </message>
    <message>
        <source>the weight is missing</source>
        <translation>权重缺失</translation>
    </message>
</context>
</TS>
