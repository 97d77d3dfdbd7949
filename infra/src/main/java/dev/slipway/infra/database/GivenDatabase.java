package dev.slipway.infra.database;

import dev.slipway.infra.database.Target.Address;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.IConstruct;

/** A database in the form in which a team has it in its stack. */
public interface GivenDatabase {

  /** Where it listens. */
  Address address();

  /** What runs there, nothing when the CDK does not know. */
  default Optional<String> engine() {
    return Optional.empty();
  }

  /** The secret that was made with it, nothing when the CDK knows of none. */
  default Optional<ISecret> secret() {
    return Optional.empty();
  }

  /** The database's name in the server. */
  default Optional<String> name() {
    return Optional.empty();
  }

  /**
   * True when this app makes the database: then its secret names no database that we do not know.
   */
  default boolean isMadeHere() {
    return false;
  }

  /** What snapshots are taken of, nothing when unknown. */
  default Optional<RdsResource> resource() {
    return Optional.empty();
  }

  /** What tells the server from others for ever: its resource id. */
  default Optional<String> serverId() {
    return Optional.empty();
  }

  /** What IAM calls the server where it lets somebody log in, nothing when unknown. */
  default Optional<String> iamServer() {
    return serverId();
  }

  /** False when it is known to refuse log-ins by IAM. */
  default boolean takesIam() {
    return true;
  }

  /** The resource that a construct stands for, nothing when it is imported. */
  static <T extends CfnResource> Optional<T> made(IConstruct database, Class<T> type) {
    return Optional.ofNullable(database.getNode().getDefaultChild())
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** Of a switch of a resource of this app: false when it is off, or was never touched. */
  static boolean mayBeOn(CfnResource made, @Nullable Object on) {
    Object now = on == null ? null : Stack.of(made).resolve(on);
    return now != null && !now.equals(false);
  }

  /** What tells whether it pauses while nobody asks it anything. */
  default Optional<LeastCapacity> leastCapacity() {
    return Optional.empty();
  }

  /** Those that must let the function in; empty when unknown. */
  default List<ISecurityGroup> securityGroups() {
    return List.of();
  }

  /**
   * What must be there before anyone can connect. Not the construct as a whole: the application's
   * own rules live below its security group, and the application waits for us.
   */
  default List<IConstruct> parts() {
    return List.of();
  }
}
