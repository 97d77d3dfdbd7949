package dev.slipway.infra.function;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** One log of the function and of the framework that calls it during a deploy. */
public final class FunctionLogs {

  private FunctionLogs() {}

  /** The log that was given, or one of our own with what becomes of it in the end. */
  public static ILogGroup of(Construct scope, Logs logs, RemovalPolicy atEnd) {
    ILogGroup given = logs.group();
    return given == null ? own(scope, logs, atEnd) : given;
  }

  private static LogGroup own(Construct scope, Logs logs, RemovalPolicy atEnd) {
    IKey key = logs.key();
    if (key != null) {
      String region = Stack.of(scope).getRegion();
      key.grantEncryptDecrypt(new ServicePrincipal("logs." + region + ".amazonaws.com"));
    }
    return LogGroup.Builder.create(scope, "Logs")
        .retention(logs.retention())
        .encryptionKey(key)
        .removalPolicy(atEnd)
        .build();
  }
}
