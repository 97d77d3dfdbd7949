package dev.slipway.markup;

/** Puts HTML together; whatever is put in as text stays text. */
public final class Html {

  private final StringBuilder out = new StringBuilder();

  /** Names and values of attributes in turn. */
  public Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
    return this;
  }

  /** Ends an element. */
  public Html close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /** An element that holds nothing. */
  public Html empty(String tag, String... attributes) {
    open(tag, attributes);
    out.insert(out.length() - 1, '/');
    return this;
  }

  /** Ends a line of the file. */
  public Html line() {
    out.append('\n');
    return this;
  }

  /** Text, which means nothing but itself. */
  public Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** An element with text alone. */
  public Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** A block of code. */
  public Html code(String text) {
    return open("pre", "dir", "ltr").element("code", text).close("pre").line();
  }

  /** What is our own and stays as it is. */
  public Html raw(String own) {
    out.append(own);
    return this;
  }

  private static String escaped(String text) {
    return VisibleText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
