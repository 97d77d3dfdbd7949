package dev.slipway.testing.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function that does what its event says, for {@link RuntimeApiTest}. */
public final class ToyHandler implements RequestStreamHandler {

  /** Fails to initialise if the variable TOY_INIT is set. */
  public ToyHandler() {
    if (System.getenv("TOY_INIT") != null) {
      throw new IllegalStateException("cannot initialise");
    }
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    context.getLogger().log("got " + event + "\n");
    out.write(answer(event, context).getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(String event, Context context) {
    return switch (event) {
      case "\"fail\"" -> throw new IllegalArgumentException("no \"such\"\nthing: ü");
      case "\"exit\"" -> {
        Runtime.getRuntime().halt(3);
        yield "";
      }
      case "\"sleep\"" -> sleep();
      case "\"remaining\"" -> Integer.toString(context.getRemainingTimeInMillis());
      case "\"environment\"" -> '"' + System.getenv("TOY") + System.getProperty("toy") + '"';
      default -> event;
    };
  }

  private static String sleep() {
    try {
      Thread.sleep(60_000);
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
