package dev.slipway.infra;

import dev.slipway.infra.DatabaseMigrationsProps.Logs;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** One log of the function and of the framework that calls it during a deploy. */
final class FunctionLogs {

  private FunctionLogs() {}

  static ILogGroup of(Construct scope, DatabaseMigrationsProps props) {
    ILogGroup given = props.function().logs().group();
    return given == null ? own(scope, props) : given;
  }

  private static LogGroup own(Construct scope, DatabaseMigrationsProps props) {
    Logs logs = props.function().logs();
    IKey key = logs.key();
    if (key != null) {
      String region = Stack.of(scope).getRegion();
      key.grantEncryptDecrypt(new ServicePrincipal("logs." + region + ".amazonaws.com"));
    }
    return LogGroup.Builder.create(scope, "Logs")
        .retention(logs.retention())
        .encryptionKey(key)
        // After a first deploy that failed, it is all that is left to read.
        .removalPolicy(props.leavesNothing() ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN)
        .build();
  }
}
