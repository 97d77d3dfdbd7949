package dev.slipway.aws;

import java.net.URI;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

/** Where KMS is, as the SDK's clients find it. */
final class KmsPlace {

  private KmsPlace() {}

  /** The address in a region; that of a stand-in where one is configured. */
  static URI in(Region region) {
    return AwsClientEndpointProvider.builder()
        .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_KMS")
        .serviceEndpointOverrideSystemProperty("aws.endpointUrlKms")
        .serviceProfileProperty("kms")
        .profileFile(ProfileFile::defaultProfileFile)
        .profileName(profile())
        .resolveFromOverrides()
        .orElseGet(() -> URI.create("https://" + host(region)));
  }

  private static URI host(Region region) {
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
    return ServiceMetadata.of("kms").endpointFor(key.build());
  }

  private static String profile() {
    return ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
  }
}
