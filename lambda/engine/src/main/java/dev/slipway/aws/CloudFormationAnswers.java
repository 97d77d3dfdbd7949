package dev.slipway.aws;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.time.Sleep;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Answers CloudFormation where nobody does it for the function. */
public final class CloudFormationAnswers {

  private static final String INTERRUPTED = "interrupted";
  private static final int TRIES = 5;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final URI place;

  private CloudFormationAnswers(URI place) {
    this.place = place;
  }

  /**
   * Answers to where an event says. Throws {@link InvalidInput} for a place that is not
   * CloudFormation's.
   *
   * @param variables the function's, which tell its region
   */
  public static CloudFormationAnswers to(String url, Map<String, String> variables) {
    try {
      URI place = new URI(url);
      if (new AnswerUrl(place).isAllowed(variables)) {
        return new CloudFormationAnswers(place);
      }
    } catch (URISyntaxException e) {
      // What is no URL is not CloudFormation's either.
    }
    throw new InvalidInput(
        "The event's ResponseURL is not one of CloudFormation in this region. Nothing was done,"
            + " and nothing was answered.");
  }

  /** Sends one answer. Throws when it cannot be delivered: CloudFormation then waits in vain. */
  public void send(String json) {
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
    // No type of content: the signature of the URL is for none.
    HttpRequest request =
        HttpRequest.newBuilder(place).timeout(LIMIT).PUT(BodyPublishers.ofString(json)).build();
    String why = "";
    for (int tries = 1; tries <= TRIES; tries++) {
      why = sent(client, request);
      if (why.isEmpty()) {
        return;
      }
      Sleep.of(Duration.ofMillis(200L << tries), interrupted -> new Undelivered(INTERRUPTED));
    }
    throw new Undelivered(why);
  }

  /** Empty when it was taken, else why not. */
  private static String sent(HttpClient client, HttpRequest request) {
    try {
      HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
      return response.statusCode() / 100 == 2 ? "" : "HTTP " + response.statusCode();
    } catch (IOException e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  /** The answer did not arrive. */
  private static final class Undelivered extends SlipwayException {

    private static final long serialVersionUID = 1L;

    Undelivered(String why) {
      super(
          "CloudFormation could not be answered ("
              + why
              + "). What the deploy did stays done; the stack waits until its time is over. Check"
              + " the way to S3 (a gateway endpoint in an isolated subnet).",
          null);
    }
  }
}
