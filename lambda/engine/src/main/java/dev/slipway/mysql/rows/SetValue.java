package dev.slipway.mysql.rows;

import java.util.Arrays;

/** A set into an array of texts; its members hold no comma, which MySQL puts between them. */
record SetValue() implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    to.put('{');
    int start = 0;
    for (int i = 0; i <= value.length && value.length > 0; i++) {
      if (i == value.length || value[i] == ',') {
        to.put(start == 0 ? "\"" : ",\"");
        member(Arrays.copyOfRange(value, start, i), to);
        to.put('"');
        start = i + 1;
      }
    }
    to.put('}');
  }

  private static void member(byte[] member, CopyBuffer to) {
    byte[] one = new byte[1];
    for (byte next : member) {
      if (next == '"' || next == '\\') {
        to.put("\\\\");
      }
      one[0] = next;
      to.escaped(one);
    }
  }
}
