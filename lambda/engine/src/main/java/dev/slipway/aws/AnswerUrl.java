package dev.slipway.aws;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where CloudFormation wants its answer: a presigned URL of a bucket that is its own (AWS
 * CloudFormation User Guide, "Custom resource request objects"). Whoever can invoke the function
 * must not be able to have it send anything elsewhere.
 */
record AnswerUrl(URI uri) {

  /**
   * The bucket is called after the region. Nobody else can have one of that name there, but in
   * another partition, where names are others', anybody can.
   */
  private static final String HOST =
      "cloudformation-custom-resource-(?:response|storage)-%1$s"
          + "\\.s3(?:[.-]%2$s|\\.dualstack\\.%2$s)?\\.%3$s";

  /** The domains of the partitions that have their own, by how their regions begin. */
  private static final Map<String, String> DOMAINS =
      Map.of(
          "cn-", "amazonaws.com.cn",
          "eusc-", "amazonaws.eu",
          "us-iso-", "c2s.ic.gov",
          "us-isob-", "sc2s.sgov.gov",
          "us-isof-", "csp.hci.ic.gov",
          "eu-isoe-", "cloud.adc-e.uk");

  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(?:-[a-z]+)+-\\d");

  /** True when an answer may be sent there, by what Lambda says of the function's region. */
  boolean isAllowed(Map<String, String> variables) {
    return isOfStandIn(variables) || isOfCloudFormation(variables.getOrDefault("AWS_REGION", ""));
  }

  private boolean isOfCloudFormation(String region) {
    String host = uri.getHost();
    if (!"https".equals(uri.getScheme()) || host == null || !REGION.matcher(region).matches()) {
      return false;
    }
    boolean usual = uri.getUserInfo() == null && (uri.getPort() == -1 || uri.getPort() == 443);
    return usual
        && host.matches(
            HOST.formatted(region.replace("-", ""), region, Pattern.quote(domain(region))));
  }

  private static String domain(String region) {
    return DOMAINS.entrySet().stream()
        .filter(partition -> region.startsWith(partition.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("amazonaws.com");
  }

  /** A stand-in for AWS is named by the function's own variables, as for the SDK. */
  private boolean isOfStandIn(Map<String, String> variables) {
    return Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
        .map(variables::get)
        .filter(place -> place != null && !place.isEmpty())
        .map(URI::create)
        .anyMatch(
            place ->
                uri.getUserInfo() == null
                    && place.getScheme().equals(uri.getScheme())
                    && place.getAuthority().equals(uri.getAuthority()));
  }
}
