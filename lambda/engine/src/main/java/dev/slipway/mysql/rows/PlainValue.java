package dev.slipway.mysql.rows;

/** Values whose text every target of theirs takes as it is. */
record PlainValue() implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    to.put(value);
  }
}
