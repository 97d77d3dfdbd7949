package dev.slipway.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.Wiring;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.RequestReader;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.run.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Serves {@code {"action": ...}}: answers the report, or throws, so that Lambda counts an error and
 * its caller sees the report's message. Keeps nothing between two invocations.
 */
public final class SlipwayHandler implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonLog log = new JsonLog(System.out, context.getAwsRequestId());
    try {
      Request request = RequestReader.read(fields(input));
      Settings settings = SettingsReader.read(System.getenv());
      Deadline deadline = Deadline.of(context::getRemainingTimeInMillis);
      Report report = Wiring.actions(settings, deadline, log).perform(request);
      log.answered(request.action().word(), report.fields());
      output.write(JSON.std.asBytes(report.fields()));
    } catch (SlipwayException e) {
      log.failed(e);
      throw e;
    }
  }

  private static Map<String, Object> fields(InputStream input) throws IOException {
    try {
      return JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS).mapFrom(input);
    } catch (JsonProcessingException e) {
      throw new InvalidInput(
          "The event is not a JSON object such as {\"action\":\"status\"}: "
              + e.getOriginalMessage()
              + ". Nothing was done.");
    }
  }
}
