package dev.slipway.aws;

/**
 * How large the parts of an upload are. S3 takes 10,000 parts of at least 5 MiB (the last may be
 * smaller) for an object of at most 5 TiB (Amazon S3 User Guide, "Amazon S3 multipart upload
 * limits"). A part is held in memory until S3 has it, and nobody knows beforehand how large the
 * object will be. So a part is 5 MiB, or a 900th of what was uploaded before it when that is more,
 * in whole MiB and at most 1 GiB: 5 MiB up to 4.4 GiB, 114 MiB at 100 GiB, and 5 TiB fit.
 */
final class PartSizes {

  private static final long MIB = 1024 * 1024;
  private static final long SMALLEST = 5 * MIB;
  private static final long LARGEST = 1024 * MIB;
  private static final long SHARE = 900;

  private PartSizes() {}

  /** Bytes of the part that follows after so many bytes. */
  static int after(long uploaded) {
    long share = (uploaded / SHARE + MIB - 1) / MIB * MIB;
    return (int) Math.min(LARGEST, Math.max(SMALLEST, share));
  }
}
