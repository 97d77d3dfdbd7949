package dev.slipway.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Records as JSON for people and programs, and one object of JSON read back as it is. */
public final class JsonText {

  private static final JSON FORM =
      JSON.std.with(
          JSON.Feature.WRITE_NULL_PROPERTIES,
          JSON.Feature.PRETTY_PRINT_OUTPUT,
          JSON.Feature.WRITE_RECORD_FIELDS_IN_DECLARATION_ORDER,
          JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS,
          JSON.Feature.FAIL_ON_UNKNOWN_TYPE_WRITE);

  private static final Pattern HALF = Pattern.compile("\\p{Cs}");

  private JsonText() {}

  /** A record, or a map, in UTF-8. */
  public static byte[] of(Object value) {
    try {
      return FORM.asBytes(value);
    } catch (IOException e) {
      throw new IllegalStateException("writing in memory cannot fail", e);
    }
  }

  /** The same of texts that may have half a surrogate pair, which UTF-8 has no place for. */
  public static byte[] ofAny(Object value) {
    try {
      return HALF.matcher(FORM.asString(value))
          .replaceAll(half -> "\\\\u%04x".formatted((int) half.group().charAt(0)))
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("writing in memory cannot fail", e);
    }
  }

  /**
   * The one object that a text is. Throws {@link IllegalArgumentException} that says in a line why
   * it is none: what follows behind it, a name twice in an object, wrong JSON.
   */
  public static Map<String, Object> object(byte[] text) {
    try (JsonParser parser = FORM.getStreamingFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no object of JSON");
      }
      Map<String, Object> json = FORM.mapFrom(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more follows behind it");
      }
      return json;
    } catch (IOException e) {
      throw new IllegalArgumentException(firstLine(e), e);
    }
  }

  private static String firstLine(IOException e) {
    @Nullable String text =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return String.valueOf(text).lines().findFirst().orElse("");
  }
}
