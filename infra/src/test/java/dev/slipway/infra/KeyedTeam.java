package dev.slipway.infra;

import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.CredentialsBaseOptions;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.constructs.Construct;

/** A stack with a database whose secret is encrypted with the team's key. */
record KeyedTeam(Stack stack, Vpc vpc, Key key, DatabaseInstance database) {

  static KeyedTeam of(Stack stack) {
    Vpc vpc = Sample.vpc(stack);
    Key key = new Key(stack, "Key");
    DatabaseInstance database =
        Sample.database(stack, vpc)
            .databaseName("app")
            .credentials(
                Credentials.fromGeneratedSecret(
                    "app", CredentialsBaseOptions.builder().encryptionKey(key).build()))
            .build();
    return new KeyedTeam(stack, vpc, key, database);
  }

  /** Its migrations, in its stack or another. */
  DatabaseMigrations.Builder migrations(Construct scope) {
    return Sample.migrations(scope).vpc(vpc).database(database);
  }

  /** Migrations of another name, of which nothing else is said yet. */
  static DatabaseMigrations.Builder migrations(Construct scope, String id) {
    return DatabaseMigrations.Builder.create(scope, id)
        .migrations(Sample.MIGRATIONS)
        .functionJar(Sample.functionJar());
  }

  /** A function that may read the secret and reach the database. */
  Function function(Construct scope) {
    Function function = bareFunction(scope, "Service").vpc(vpc).build();
    database.getSecret().grantRead(function);
    database.getConnections().allowDefaultPortFrom(function);
    return function;
  }

  static Function.Builder bareFunction(Construct scope, String id) {
    return Function.Builder.create(scope, id)
        .runtime(Runtime.NODEJS_22_X)
        .handler("index.handler")
        .code(Code.fromInline("exports.handler = async () => 1"));
  }

  FargateService container() {
    FargateTaskDefinition task = FargateTaskDefinition.Builder.create(stack, "Task").build();
    task.addContainer(
        "web",
        ContainerDefinitionOptions.builder()
            .image(ContainerImage.fromRegistry("nginx"))
            .secrets(Map.of("DB", Secret.fromSecretsManager(database.getSecret())))
            .build());
    FargateService service =
        FargateService.Builder.create(stack, "Web")
            .cluster(Cluster.Builder.create(stack, "Cluster").vpc(vpc).build())
            .taskDefinition(task)
            .build();
    database.getConnections().allowDefaultPortFrom(service);
    return service;
  }
}
