package dev.slipway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads objects through, and keeps nothing but their names: those of one array, or one behind the
 * other.
 */
public final class JsonObjects {

  /** Values are as long as they are in the database; none is kept. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxDocumentLength(Long.MAX_VALUE)
                  .build())
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  /** Hears of what is wrong. */
  @FunctionalInterface
  public interface Listener {
    /** {@code what} is wrong on a line, counted from 1. */
    void wrong(long line, String what);
  }

  private final Listener listener;
  private final Set<String> names = new LinkedHashSet<>();
  private long objects;
  private boolean array;

  /** Nothing is read yet. */
  public JsonObjects(Listener listener) {
    this.listener = listener;
  }

  /** Reads to the end, or to what is no JSON. */
  public void read(InputStream in) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      JsonToken token = parser.nextToken();
      array = token == JsonToken.START_ARRAY;
      token = array ? parser.nextToken() : token;
      while (token != null && !(array && token == JsonToken.END_ARRAY)) {
        object(parser, token);
        token = parser.nextToken();
      }
      if (array && parser.nextToken() != null) {
        listener.wrong(line(parser), "more follows behind the array");
      }
    } catch (JsonEOFException e) {
      listener.wrong(
          e.getLocation().getLineNr(), "ends within an object or the array: the file is cut off");
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      listener.wrong(line, "is no JSON: " + e.getOriginalMessage());
    }
  }

  private void object(JsonParser parser, JsonToken token) throws IOException {
    objects++;
    if (token != JsonToken.START_OBJECT) {
      listener.wrong(
          line(parser), "element " + objects + " is no object; each row must be one, by columns");
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      names.add(parser.currentName());
      parser.nextToken();
      parser.skipChildren();
    }
  }

  private static long line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  /** The names that the objects have, in the order in which they came. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** True where they stood in an array. */
  public boolean isArray() {
    return array;
  }

  /** How many there were. */
  public long objects() {
    return objects;
  }
}
