package dev.slipway.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.Wiring;
import dev.slipway.action.Json;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.RequestReader;
import dev.slipway.config.CredentialStores;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.run.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Serves {@code {"action": ...}}: answers the report, or throws, so that Lambda counts an error and
 * its caller sees the report's message. Keeps nothing between two invocations but the secret.
 */
public final class SlipwayHandler implements RequestStreamHandler {

  /** Read while Lambda initializes the function, which costs the first caller nothing. */
  private final CredentialStores stores = Wiring.credentials(System.getenv());

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonLog log = new JsonLog(System.out, context.getAwsRequestId());
    try {
      Request request = RequestReader.read(Json.fields(input));
      Settings settings = SettingsReader.read(System.getenv(), stores);
      Deadline deadline = Deadline.of(context::getRemainingTimeInMillis);
      Report report = Wiring.actions(settings, deadline, log).perform(request);
      log.answered(request.action().word(), report.fields());
      output.write(Json.text(report.fields()).getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      log.failed(e);
      throw e;
    }
  }
}
