package dev.slipway.mysql.rows;

/** Bytes of any kind into {@code bytea}. */
record BytesValue() implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    to.put("\\\\x");
    to.hex(value, 0, value.length);
  }
}
