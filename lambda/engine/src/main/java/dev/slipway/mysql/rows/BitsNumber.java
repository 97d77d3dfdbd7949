package dev.slipway.mysql.rows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Fields of bits as the number that they mean.
 *
 * @param then what is done with that number
 */
record BitsNumber(Conversion then) implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    String number = new BigInteger(1, value).toString();
    then.write(number.getBytes(StandardCharsets.ISO_8859_1), to);
  }

  @Override
  public String refused(String column) {
    return then.refused("(" + column + " + 0)");
  }
}
