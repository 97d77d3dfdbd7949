package dev.slipway.testing.aws;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.TimeLimitedLoggedPullImageResultCallback;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * S3 and Secrets Manager as LocalStack has them, in a container that all tests of one JVM share; it
 * starts with the first call and ends with the JVM. Where there is no Docker or no image, the test
 * that needs it is skipped with one line that says why.
 */
public final class LocalStack {

  private static final String IMAGE =
      "localstack/localstack:" + System.getProperty("slipway.localstack.version");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

  private LocalStack() {}

  /** Where it listens, for the variable AWS_ENDPOINT_URL; skips the test where it cannot run. */
  public static String endpoint() {
    Obstacle.FOUND.ifPresent(Assumptions::abort);
    return Running.ENDPOINT;
  }

  /** A Docker of this machine is to publish the port on the loopback interface only. */
  private static void publish(HostConfig host) {
    if (LOOPBACK.contains(DockerClientFactory.instance().dockerHostIpAddress())) {
      host.withPortBindings(PortBinding.parse("127.0.0.1::4566"));
    }
  }

  private static String start() {
    LocalStackContainer container =
        new LocalStackContainer(DockerImageName.parse(IMAGE))
            .withServices("s3", "secretsmanager")
            .withEnv("DISABLE_EVENTS", "1")
            .withEnv("SKIP_SSL_CERT_DOWNLOAD", "1")
            .withCreateContainerCmdModifier(command -> publish(command.getHostConfig()))
            .withStartupTimeout(Duration.ofMinutes(3));
    // Docker's socket; the two services start no container of theirs.
    container.setBinds(List.of());
    container.start();
    return container.getEndpoint().toString();
  }

  /** Holds the one container; loading this class starts it. */
  private static final class Running {
    static final String ENDPOINT = start();
  }

  /** Why it cannot run; loading this class finds out. */
  private static final class Obstacle {

    /** Set by .ci/docker, which knows why there is no Docker or no image. */
    private static final String VARIABLE = "SLIPWAY_NO_LOCALSTACK";

    static final Optional<String> FOUND =
        Optional.ofNullable(System.getenv(VARIABLE)).or(Obstacle::ofDocker).map(Obstacle::told);

    /** The build's output does not tell why a test is skipped, so it is told here. */
    private static String told(String reason) {
      String line = "LocalStack contract skipped: " + reason.lines().findFirst().orElse("");
      System.out.println(line);
      return line;
    }

    private static Optional<String> ofDocker() {
      try {
        return DockerClientFactory.instance().isDockerAvailable()
            ? ofImage(DockerClientFactory.instance().client())
            : Optional.of("no Docker answers at DOCKER_HOST or where it usually does");
      } catch (RuntimeException e) {
        return Optional.of("Docker cannot be used: " + e.getMessage());
      }
    }

    private static Optional<String> ofImage(DockerClient docker) {
      try {
        docker.inspectImageCmd(IMAGE).exec();
        return Optional.empty();
      } catch (NotFoundException e) {
        return ofPull(docker);
      }
    }

    /** Tries once, and gives up when nothing comes for a while. */
    private static Optional<String> ofPull(DockerClient docker) {
      try {
        docker
            .pullImageCmd(IMAGE)
            .exec(new TimeLimitedLoggedPullImageResultCallback(LoggerFactory.getLogger(IMAGE)))
            .awaitCompletion();
        return Optional.empty();
      } catch (InterruptedException | RuntimeException e) {
        return Optional.of("the image " + IMAGE + " cannot be pulled: " + e.getMessage());
      }
    }
  }
}
