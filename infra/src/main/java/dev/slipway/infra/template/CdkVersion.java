package dev.slipway.infra.template;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The aws-cdk-lib that the app brings, which may be another one than we were built with. */
public final class CdkVersion {

  /** The oldest that the CDK part compiles and passes its tests with. */
  private static final String OLDEST = "2.183.0";

  /** What Maven leaves in the library's jar. */
  private static final String PLACE =
      "/META-INF/maven/software.amazon.awscdk/aws-cdk-lib/pom.properties";

  private static final String NEXT =
      " Set aws-cdk-lib to the version that Slipway was built with, or a newer one; or build Slipway"
          + " with the app's, "
          + OLDEST
          + " or newer: mvn install -DskipTests -Dcdk.version=...";

  private CdkVersion() {}

  /**
   * Throws {@link InvalidInput} where the library is older than any that works. One whose version
   * is not known passes.
   */
  public static void require() {
    String version = version();
    if (!version.isEmpty() && isOlder(version, OLDEST)) {
      throw new InvalidInput(
          "aws-cdk-lib is %s here, and Slipway needs %s or newer.".formatted(version, OLDEST)
              + NEXT);
    }
  }

  /** Builds, and says of what the library lacks which one it is. Throws {@link InvalidInput}. */
  public static <T> T explain(Supplier<T> built) {
    try {
      return built.get();
    } catch (LinkageError e) {
      InvalidInput told =
          new InvalidInput(
              "aws-cdk-lib %s lacks what Slipway was built with (%s)."
                      .formatted(version(), e.getMessage())
                  + NEXT);
      told.addSuppressed(e);
      throw told;
    }
  }

  private static boolean isOlder(String version, String than) {
    int[] left = numbers(version);
    int[] right = numbers(than);
    return Arrays.compare(left, right) < 0;
  }

  private static int[] numbers(String version) {
    return Stream.of(version.split("[^0-9]+")).limit(3).mapToInt(Integer::parseInt).toArray();
  }

  private static String version() {
    try (InputStream in = CdkVersion.class.getResourceAsStream(PLACE)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
