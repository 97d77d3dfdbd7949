package dev.slipway.mysql.rows;

import java.math.BigInteger;

/**
 * Fields of bits into {@code bit}, {@code bit varying} or a text of zeros and ones.
 *
 * @param digits of the source
 * @param width that the target wants exactly, or at most; -1 where it takes all
 * @param exact whether it wants exactly so many
 */
record BitsValue(int digits, int width, boolean exact) implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    BigInteger bits = new BigInteger(1, value);
    if (width >= 0 && bits.bitLength() > width) {
      to.refuse("has more bits than " + width);
      return;
    }
    int written = width < 0 || (!exact && digits <= width) ? digits : width;
    for (int bit = written - 1; bit >= 0; bit--) {
      to.put(bits.testBit(bit) ? '1' : '0');
    }
  }

  @Override
  public String refused(String column) {
    return width < 0 || width >= digits ? "" : column + " >= " + BigInteger.ONE.shiftLeft(width);
  }
}
