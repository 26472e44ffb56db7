#!/usr/bin/env python3
"""Reads DICOM Segmentations that Annulus wrote with pydicom and highdicom, and compares them with the masks they came from.

    pip install pydicom highdicom pynrrd
    annulus-cli export-seg --image IMAGE.dcm --mask LESION.nrrd --margins 1,2 --out SEG.dcm
    tools/checkSegmentation.py SEG.dcm --source IMAGE.dcm [--mask LESION.nrrd]

Prints one line for each segment; the exit status is 1 where something differs.
"""
import argparse
import sys

import highdicom
import numpy as np
import pydicom


def plain_bits(dataset):
    """The frames as PS3.5 8.1.1 packs them: bit after bit, without padding between rows or frames."""
    bits = np.unpackbits(np.frombuffer(dataset.PixelData, np.uint8), bitorder="little")
    count = int(dataset.NumberOfFrames) * dataset.Rows * dataset.Columns
    return bits[:count].reshape(int(dataset.NumberOfFrames), dataset.Rows, dataset.Columns)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("segmentation")
    arguments.add_argument("--source", required=True)
    arguments.add_argument("--mask", help="NRRD mask of the first segment")
    arguments.add_argument("--frame", type=int, default=1)
    arguments = arguments.parse_args()

    dataset = pydicom.dcmread(arguments.segmentation)
    source = pydicom.dcmread(arguments.source, stop_before_pixels=True)
    segmentation = highdicom.seg.segread(arguments.segmentation)
    problems = []
    if (dataset.Rows, dataset.Columns) != (source.Rows, source.Columns):
        problems.append(f"{dataset.Rows} x {dataset.Columns} pixels, the source has {source.Rows} x {source.Columns}")
    if dataset.StudyInstanceUID != source.StudyInstanceUID or dataset.PatientID != source.PatientID:
        problems.append("another study or patient than the source's")
    if ("FrameOfReferenceUID" in dataset) != ("FrameOfReferenceUID" in source):
        problems.append("a frame of reference that the source does not have, or none where it has one")
    frames = plain_bits(dataset)
    if not np.array_equal(frames, dataset.pixel_array.reshape(frames.shape)):
        problems.append("pydicom unpacks other pixels than the bits say")
    multi = int(source.get("NumberOfFrames", 1)) > 1
    for number in segmentation.segment_numbers:
        description = segmentation.get_segment_description(number)
        if multi:
            read = segmentation.get_pixels_by_source_frame(source.SOPInstanceUID, [arguments.frame], segment_numbers=[number], ignore_spatial_locations=True)
        else:
            read = segmentation.get_pixels_by_source_instance([source.SOPInstanceUID], segment_numbers=[number], ignore_spatial_locations=True)
        pixels = read[0, :, :, 0]
        print(f"{number}\t{description.segment_label}\t{description.segmented_property_type.meaning}\t{int(pixels.sum())} pixels")
        own = [at for at, groups in enumerate(dataset.PerFrameFunctionalGroupsSequence) if groups.SegmentIdentificationSequence[0].ReferencedSegmentNumber == number]
        if not any(np.array_equal(pixels, frames[at]) for at in own):
            problems.append(f"highdicom reads other pixels for segment {number} than pydicom")
    if arguments.mask:
        import nrrd
        mask = nrrd.read(arguments.mask)[0].T
        if not np.array_equal(frames[0] > 0, np.squeeze(mask) > 0):
            problems.append("segment 1 differs from the mask")
    for problem in problems:
        print(f"{arguments.segmentation}: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
