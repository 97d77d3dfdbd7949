package dev.slipway.infra;

import dev.slipway.infra.database.GivenCluster;
import dev.slipway.infra.database.GivenDatabase;
import dev.slipway.infra.database.GivenEndpoint;
import dev.slipway.infra.database.GivenInstance;
import dev.slipway.infra.database.GivenProxy;
import dev.slipway.infra.database.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.rds.IDatabaseCluster;
import software.amazon.awscdk.services.rds.IDatabaseInstance;
import software.amazon.awscdk.services.rds.IDatabaseProxy;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/** What can be said about the database that is migrated. */
public abstract class DatabaseBuilder<B extends DatabaseBuilder<B>> {

  final List<GivenDatabase> databases = new ArrayList<>();
  @Nullable ISecret secret;
  @Nullable String iamUser;
  @Nullable String databaseResourceId;
  @Nullable String databaseName;
  @Nullable Integer databasePort;
  @Nullable String instanceIdentifier;
  @Nullable String clusterIdentifier;
  @Nullable ISecurityGroup databaseSecurityGroup;

  DatabaseBuilder() {}

  abstract B self();

  /** The RDS instance to migrate; its secret is used unless another is given. */
  public B database(IDatabaseInstance value) {
    databases.add(new GivenInstance(value));
    return self();
  }

  /** The Aurora cluster to migrate; its secret is used unless another is given. */
  public B database(IDatabaseCluster value) {
    databases.add(new GivenCluster(value));
    return self();
  }

  /** The RDS Proxy before the database. Needs {@link #secret} and {@link #databaseName}. */
  public B database(IDatabaseProxy value) {
    databases.add(new GivenProxy(value));
    return self();
  }

  /** Where the database is, when it is not in this app. Needs {@link #secret}. */
  public B endpoint(String host, Number port) {
    databases.add(new GivenEndpoint(new Target.Address(host, port)));
    return self();
  }

  /**
   * User and password, as JSON; without an endpoint it names the host and the port too, which
   * {@link #databasePort} must then know.
   */
  public B secret(ISecret value) {
    secret = value;
    return self();
  }

  /**
   * The database's user that logs in by IAM, in place of a secret. It must be in the role {@code
   * rds_iam}, and the server must take such log-ins; the function is allowed to be this user, and
   * no other.
   */
  public B iamUser(String value) {
    iamUser = value;
    return self();
  }

  /**
   * What IAM calls the server of an endpoint, for {@link #iamUser}: the resource id of the
   * instance, the cluster or the proxy ({@code db-...}, {@code cluster-...}, {@code prx-...}).
   */
  public B databaseResourceId(String value) {
    databaseResourceId = value;
    return self();
  }

  /** The database's name in the server. Default: the database's own, else the secret's. */
  public B databaseName(String value) {
    databaseName = value;
    return self();
  }

  /** The port that the secret names, to let the function through to. Default: 5432. */
  public B databasePort(int value) {
    databasePort = value;
    return self();
  }

  /** The RDS instance behind an endpoint, for snapshots. */
  public B instanceIdentifier(String value) {
    instanceIdentifier = value;
    return self();
  }

  /** The Aurora cluster behind an endpoint, for snapshots. */
  public B clusterIdentifier(String value) {
    clusterIdentifier = value;
    return self();
  }

  /** The security group of an endpoint; it is opened for the function. */
  public B databaseSecurityGroup(ISecurityGroup value) {
    databaseSecurityGroup = value;
    return self();
  }
}
