"""The promptable U-Net: 4 planes in (picture, clicks inside, clicks outside, box), a mask and a presence out.

The picture enters at SIZE x SIZE; the first convolution halves it, so that nearly all arithmetic happens at 96 x 96 and
below, and the last step doubles it again beside the full-resolution picture. The bottleneck answers, in one number,
whether there is a lesion at all: a mask alone cannot say "nothing here" with a confidence.
"""
import torch
from torch import nn
from torch.nn import functional as F

SIZE = 192
WIDTHS = (24, 48, 96, 128, 192)


def convolution(inputs, outputs, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Block(nn.Module):
    """Two convolutions around a shortcut (He et al. 2016, doi:10.1109/CVPR.2016.90)."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.first = convolution(inputs, outputs)
        self.second = nn.Sequential(nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs))
        self.shortcut = nn.Conv2d(inputs, outputs, 1, bias=False) if inputs != outputs else nn.Identity()

    def forward(self, x):
        return F.relu(self.second(self.first(x)) + self.shortcut(x))


class PromptNet(nn.Module):
    """forward(N x 4 x SIZE x SIZE) -> mask logits N x 1 x SIZE x SIZE, presence logit N x 1."""

    def __init__(self, widths=WIDTHS):
        super().__init__()
        self.stem = convolution(4, widths[0], stride=2)
        self.down = nn.ModuleList([Block(widths[0], widths[0])] + [Block(a, b) for a, b in zip(widths, widths[1:])])
        self.up = nn.ModuleList(convolution(deep + fine, fine) for deep, fine in zip(widths[:0:-1], widths[-2::-1]))
        self.detail = nn.Conv2d(widths[0] + 4, 1, 3, 1, 1)
        self.presence = nn.Sequential(nn.Linear(widths[-1], 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, x):
        level, levels = self.stem(x), []
        for i, block in enumerate(self.down):
            level = block(level if i == 0 else F.max_pool2d(level, 2))
            levels.append(level)
        presence = self.presence(levels[-1].mean((2, 3)))
        level = levels.pop()
        for block in self.up:
            level = block(torch.cat([F.interpolate(level, scale_factor=2.0, mode="nearest"), levels.pop()], 1))
        up = F.interpolate(level, scale_factor=2.0, mode="nearest")
        return self.detail(torch.cat([up, x], 1)), presence


def count_parameters(net):
    return sum(p.numel() for p in net.parameters())
