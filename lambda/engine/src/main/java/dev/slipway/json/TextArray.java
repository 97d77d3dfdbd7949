package dev.slipway.json;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;

/** Texts as an array of JSON, in one line. */
public final class TextArray {

  private TextArray() {}

  /** The array of some texts. */
  public static String of(List<String> texts) {
    try {
      return JSON.std.asString(texts);
    } catch (IOException e) {
      throw new IllegalStateException("writing in memory cannot fail", e);
    }
  }

  /** The texts of an array. Throws IllegalArgumentException when a text is none. */
  public static List<String> texts(String array) {
    try {
      return List.copyOf(JSON.std.listOfFrom(String.class, array));
    } catch (IOException | NullPointerException e) {
      throw new IllegalArgumentException("it is no array of texts", e);
    }
  }
}
