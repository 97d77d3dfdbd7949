package dev.slipway.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.simulator.Gate.Refusal;
import dev.slipway.simulator.Gate.Service;

/** S3, as far as a reader of objects goes (Amazon S3 API Reference; actions for S3 policies). */
final class S3Gate implements Service {

  @Override
  public String action(HttpExchange request) {
    boolean reads = request.getRequestMethod().equals("GET");
    boolean lists = request.getRequestURI().getPath().replaceAll("/$", "").lastIndexOf('/') == 0;
    return !reads ? "s3:" + request.getRequestMethod() : lists ? "s3:ListBucket" : "s3:GetObject";
  }

  @Override
  public String resource(HttpExchange request, byte[] body) {
    return "arn:aws:s3:::" + request.getRequestURI().getPath().substring(1).replaceAll("/$", "");
  }

  @Override
  public Refusal refusal(String action, String resource) {
    return new Refusal(
        403,
        "application/xml",
        "<Error><Code>AccessDenied</Code><Message>no identity-based policy allows the "
            + action
            + " action on "
            + resource
            + "</Message></Error>");
  }

  /** Who may not list a bucket is not told what is missing in it. */
  @Override
  public boolean hidesMissing(HttpExchange request, Policy policy) {
    String bucket = request.getRequestURI().getPath().split("/", -1)[1];
    return !policy.allows("s3:ListBucket", "arn:aws:s3:::" + bucket);
  }
}
