package dev.slipway.infra;

import dev.slipway.error.Problems;
import dev.slipway.error.SlipwayException;
import dev.slipway.infra.function.FunctionJar;
import dev.slipway.infra.function.FunctionProps;
import dev.slipway.infra.function.Logs;
import dev.slipway.infra.function.Net;
import dev.slipway.infra.function.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.lambda.Code;

/** Makes the function's props out of what was said about it. */
final class FunctionReader {

  private static final Pattern JAVA = Pattern.compile("java(\\d+).*");

  private final FunctionBuilder<?> said;
  private final Problems problems;

  FunctionReader(FunctionBuilder<?> said, Problems problems) {
    this.said = said;
    this.problems = problems;
  }

  /** The props of the function, null after a problem that leaves none. */
  @Nullable FunctionProps read() {
    IVpc vpc = said.vpc;
    if (vpc == null) {
      problems.add("vpc", "is missing; the function must be where the database is");
    }
    checkSubnets(vpc);
    checkMachine();
    Path jar = jar();
    return vpc == null || jar == null
        ? null
        : new FunctionProps(
            Code.fromAsset(jar.toString()),
            said.runtime,
            said.architecture,
            said.memory,
            new Net(vpc, said.subnets, said.securityGroup, said.frameworkInNetwork, said.ipv6),
            new Logs(said.logRetention, said.logGroup, said.kmsKey),
            new Operation(
                Optional.ofNullable(said.reservedConcurrency),
                said.deadLetterQueue,
                said.role,
                said.tracing));
  }

  private void checkMachine() {
    if (said.memory < 512 || said.memory > 10_240) {
      problems.add("memory", "is " + said.memory + " MB; it must be from 512 to 10240");
    }
    Matcher java = JAVA.matcher(said.runtime.getName());
    if (!java.matches() || Integer.parseInt(java.group(1)) < 17) {
      problems.add(
          "runtime", "is " + said.runtime.getName() + "; the function needs Java 17 or newer");
    }
    if (said.reservedConcurrency != null && said.reservedConcurrency < 1) {
      problems.add("reservedConcurrency", "must be 1 or more; with none the function never runs");
    }
  }

  /** A function has no public address, so a public subnet is no way out for it. */
  private void checkSubnets(@Nullable IVpc vpc) {
    if (vpc == null) {
      return;
    }
    boolean isPublic =
        said.subnets == null
            ? vpc.getPrivateSubnets().isEmpty() && vpc.getIsolatedSubnets().isEmpty()
            : said.subnets.getSubnetType() == SubnetType.PUBLIC;
    if (isPublic && (said.subnets != null || !vpc.getPublicSubnets().isEmpty())) {
      problems.add(
          "subnets",
          "are public; a function has no public address there and reaches neither the secret nor"
              + " the migrations. Give isolated subnets with endpoints for Secrets Manager and S3,"
              + " or private ones with a NAT");
    }
  }

  private @Nullable Path jar() {
    if (said.functionJar == null) {
      try {
        return FunctionJar.unpacked();
      } catch (SlipwayException e) {
        problems.add("functionJar", String.valueOf(e.getMessage()));
        return null;
      }
    }
    Path jar = Path.of(said.functionJar);
    if (!Files.isRegularFile(jar)) {
      problems.add("functionJar", "there is no file " + jar.toAbsolutePath());
      return null;
    }
    if (!jar.toString().matches(".*\\.(jar|zip)")) {
      problems.add("functionJar", "must be a .jar or .zip, for Lambda; not " + jar.getFileName());
      return null;
    }
    return jar;
  }
}
