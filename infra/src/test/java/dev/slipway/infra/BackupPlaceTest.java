package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterAttributes;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceAttributes;
import software.amazon.awscdk.services.rds.IDatabaseInstance;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.ssm.StringParameter;

/** Where backups of several databases are kept, and what tells their servers apart. */
class BackupPlaceTest {

  private final App app = Sample.app("backup-place");

  private static DatabaseMigrations.Builder place(Stack stack, IBucket bucket) {
    Vpc vpc = Sample.vpc(stack);
    return Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build())
        .backups(Backups.in(bucket));
  }

  private static IBucket central(Stack stack) {
    return Bucket.fromBucketName(stack, "Central", "central-backups");
  }

  @Test
  void twoDatabasesOfOneNameInOneBucketAreRefused() {
    Stack shop = new Stack(app, "Shop");
    place(shop, central(shop)).build();
    Stack blog = new Stack(app, "Blog");
    assertThatThrownBy(() -> place(blog, central(blog)).build())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("backups: go to the bucket and folder (dev/app) of Shop/Migrations")
        .hasMessageContaining(
            "Backups that were taken so far stay in database-backups/dev/app/ and are restored by"
                + " their address")
        .hasMessageContaining(
            "aws s3 sync s3://OLD/database-backups/dev/app/ s3://NEW/database-backups/dev/app/");
  }

  @Test
  void theBucketOfAnotherStackIsTheSameToo() {
    Stack keeper = new Stack(app, "Keeper");
    Bucket bucket = new Bucket(keeper, "Bucket");
    place(new Stack(app, "Shop"), bucket).environment("prod").build();
    Stack blog = new Stack(app, "Blog");
    assertThatThrownBy(() -> place(blog, bucket).environment("Prod").build())
        .hasMessageContaining("folder (prod/app) of Shop/Migrations");
  }

  @Test
  void aBucketThatIsNamedAtTheDeployIsTheSameToo() {
    refusesTheSecond(stack -> Fn.importValue("backups"));
    refusesTheSecond(stack -> StringParameter.valueForStringParameter(stack, "/backups"));
  }

  private static void refusesTheSecond(Function<Stack, String> name) {
    App both = Sample.app("named-at-deploy");
    Stack shop = new Stack(both, "Shop");
    place(shop, Bucket.fromBucketName(shop, "Central", name.apply(shop))).build();
    Stack blog = new Stack(both, "Blog");
    IBucket again = Bucket.fromBucketName(blog, "Central", name.apply(blog));
    assertThatThrownBy(() -> place(blog, again).build())
        .hasMessageContaining("folder (dev/app) of Shop/Migrations");
  }

  @Test
  void aBucketThatIsMadeUnderANameIsTheOneOfThatName() {
    Bucket made =
        Bucket.Builder.create(new Stack(app, "Keeper"), "Bucket")
            .bucketName("central-backups")
            .build();
    place(new Stack(app, "Shop"), made).build();
    Stack blog = new Stack(app, "Blog");
    assertThatThrownBy(() -> place(blog, central(blog)).build())
        .hasMessageContaining("folder (dev/app) of Shop/Migrations");
  }

  @Test
  void otherEnvironmentsAndNamesMayShareABucket() {
    Stack keeper = new Stack(app, "Keeper");
    Bucket bucket = new Bucket(keeper, "Bucket");
    place(new Stack(app, "Staging"), bucket).environment("staging").build();
    place(new Stack(app, "Prod"), bucket).environment("prod").build();
    place(new Stack(app, "Other"), bucket).environment("prod").databaseName("other").build();
    place(new Stack(app, "Own"), Bucket.fromBucketName(keeper, "Own", "own-bucket")).build();
    assertThat(app.getNode().getChildren()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void exportsOfOneNameInOneBucketAreRefusedWhateverTheEnvironment() {
    Bucket bucket = new Bucket(new Stack(app, "Keeper"), "Bucket");
    place(new Stack(app, "Staging"), bucket).environment("staging").dataMoves().build();
    assertThatThrownBy(
            () -> place(new Stack(app, "Prod"), bucket).environment("prod").dataMoves().build())
        .hasMessageContaining("dataMoves: exports go to the bucket and folder (exports/app)")
        .hasMessageContaining("of Staging/Migrations too");
    place(new Stack(app, "Test"), bucket).environment("test").build();
  }

  @Test
  void theServerIsToldByItsResourceId() {
    Stack stack = new Stack(app, "Made");
    place(stack, central(stack)).build();
    Resources resources = Resources.of(Template.fromStack(stack));
    assertThat(resources.variables())
        .containsEntry(
            "DB_SERVER_ID",
            Map.of("Fn::GetAtt", List.of(resources.id("AWS::RDS::DBInstance"), "DbiResourceId")));
  }

  @Test
  void anImportedServerIsToldByTheIdThatItWasGiven() {
    Stack stack = new Stack(app, "Imported");
    IDatabaseInstance known =
        DatabaseInstance.fromDatabaseInstanceAttributes(
            stack, "Database", imported().instanceResourceId("db-ABC123").build());
    assertThat(variables(stack, builder -> builder.database(known)))
        .containsEntry("DB_SERVER_ID", "db-ABC123");
  }

  @Test
  void whatIsNotKnownOfAnImportedServerIsLeftToTheFunction() {
    Stack stack = new Stack(app, "Imported");
    IDatabaseInstance unknown =
        DatabaseInstance.fromDatabaseInstanceAttributes(stack, "Database", imported().build());
    assertThat(variables(stack, builder -> builder.database(unknown)))
        .doesNotContainKey("DB_SERVER_ID");
  }

  @Test
  void anImportedClusterMayKnowIt() {
    Stack stack = new Stack(app, "Imported");
    DatabaseClusterAttributes attributes =
        DatabaseClusterAttributes.builder()
            .clusterIdentifier("app")
            .clusterEndpointAddress("app.example.com")
            .port(5432)
            .clusterResourceIdentifier("cluster-ABC")
            .build();
    assertThat(
            variables(
                stack,
                builder ->
                    builder.database(
                        DatabaseCluster.fromDatabaseClusterAttributes(
                            stack, "Database", attributes))))
        .containsEntry("DB_SERVER_ID", "cluster-ABC");
  }

  private static DatabaseInstanceAttributes.Builder imported() {
    return DatabaseInstanceAttributes.builder()
        .instanceIdentifier("app")
        .instanceEndpointAddress("app.example.com")
        .port(5432)
        .securityGroups(List.of());
  }

  private static Map<String, Object> variables(
      Stack stack, UnaryOperator<DatabaseMigrations.Builder> database) {
    DatabaseMigrations.Builder builder =
        Sample.migrations(stack)
            .vpc(Sample.vpc(stack))
            .databaseName("app")
            .secret(Secret.fromSecretNameV2(stack, "Secret", "app"));
    database.apply(builder).build();
    return Resources.of(Template.fromStack(stack)).variables();
  }
}
