package dev.slipway.action;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.error.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and values as JSON, the same through every door. */
public final class Json {

  private static final JSON FORM =
      JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES, JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);

  private Json() {}

  /** One object on one line, in the order of the map; what is null stays there as null. */
  public static String text(Map<String, ? extends @Nullable Object> fields) {
    try {
      return FORM.asString(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one object in a text. Throws {@link InvalidInput} for anything else. */
  public static Map<String, Object> fields(String text) {
    try {
      return fields(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one object in a stream. Throws {@link InvalidInput} for anything else, and for more. */
  public static Map<String, Object> fields(InputStream input) throws IOException {
    try (JsonParser parser = FORM.getStreamingFactory().createParser(input)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw invalid("it begins with something else");
      }
      Map<String, Object> fields = FORM.mapFrom(parser);
      if (parser.nextToken() != null) {
        throw invalid("more follows behind it");
      }
      return fields;
    } catch (JsonProcessingException e) {
      throw invalid(e.getOriginalMessage());
    }
  }

  private static InvalidInput invalid(String reason) {
    return new InvalidInput(
        "The event is not one JSON object such as {\"action\":\"status\"}: "
            + reason
            + ". Nothing was done.");
  }
}
