package dev.slipway.sql;

/** A stretch of a file, such as the rows of a COPY. */
public record Stretch(SqlSource source, int start, int end) {

  /** Its characters. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** Where it begins. */
  public Place place() {
    return new Place(source, start);
  }

  @Override
  public String toString() {
    return text();
  }
}
