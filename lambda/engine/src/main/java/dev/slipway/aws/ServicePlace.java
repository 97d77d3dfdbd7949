package dev.slipway.aws;

import java.net.URI;
import java.util.Locale;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

/** Where a service is, as the SDK's clients find it. */
final class ServicePlace {

  private ServicePlace() {}

  /** The address in a region; that of a stand-in where one is configured. */
  static URI of(JsonService service, Region region) {
    return AwsClientEndpointProvider.builder()
        .serviceEndpointOverrideEnvironmentVariable(
            "AWS_ENDPOINT_URL_" + service.id().toUpperCase(Locale.ROOT))
        .serviceEndpointOverrideSystemProperty(property(service))
        .serviceProfileProperty(service.id())
        .profileFile(ProfileFile::defaultProfileFile)
        .profileName(profile())
        .resolveFromOverrides()
        .orElseGet(() -> URI.create("https://" + host(service, region)));
  }

  /** As {@code aws.endpointUrlKms}. */
  private static String property(JsonService service) {
    String id = service.id();
    return "aws.endpointUrl" + Character.toUpperCase(id.charAt(0)) + id.substring(1);
  }

  private static URI host(JsonService service, Region region) {
    ServiceEndpointKey.Builder key = ServiceEndpointKey.builder().region(region);
    boolean fips =
        FipsEnabledProvider.builder()
            .profileFile(ProfileFile::defaultProfileFile)
            .profileName(profile())
            .build()
            .isFipsEnabled()
            .orElse(false);
    if (fips) {
      key.tags(EndpointTag.FIPS);
    }
    return ServiceMetadata.of(service.name()).endpointFor(key.build());
  }

  private static String profile() {
    return ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
  }
}
