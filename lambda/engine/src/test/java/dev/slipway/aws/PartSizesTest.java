package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests {@link PartSizes} against S3's limits. */
class PartSizesTest {

  private static final long MIB = 1024 * 1024;
  private static final long GIB = 1024 * MIB;
  private static final long TIB = 1024 * GIB;

  @Test
  void tenThousandPartsSufficeForTheLargestObject() {
    long uploaded = 0;
    int parts = 0;
    while (uploaded < 5 * TIB) {
      int size = PartSizes.after(uploaded);
      assertThat((long) size).isBetween(5 * MIB, GIB);
      uploaded += size;
      parts++;
    }
    assertThat(parts).isLessThanOrEqualTo(10_000);
    System.out.println("5 TiB are sent to S3 in " + parts + " parts");
  }

  @Test
  void partsBeginSmallAndGrow() {
    assertThat(PartSizes.after(0)).isEqualTo(5 * (int) MIB);
    assertThat(PartSizes.after(4500 * MIB)).isEqualTo(5 * (int) MIB);
    assertThat(PartSizes.after(4500 * MIB + 1000)).isEqualTo(6 * (int) MIB);
    assertThat(PartSizes.after(100 * GIB)).isEqualTo(114 * (int) MIB);
    assertThat(PartSizes.after(5 * TIB)).isEqualTo((int) GIB);
  }
}
