package dev.slipway.infra;

import dev.slipway.error.Problems;
import dev.slipway.infra.database.GivenDatabase;
import dev.slipway.infra.database.Host;
import dev.slipway.infra.database.LogIn;
import dev.slipway.infra.database.RdsResource;
import dev.slipway.infra.database.RdsResource.Kind;
import dev.slipway.infra.database.Target;
import dev.slipway.infra.database.Target.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.constructs.IConstruct;

/** Makes one target out of what was said about the database. */
final class TargetReader {

  /** It becomes part of a path in the backup bucket, and of a policy. */
  private static final Pattern NAME = Pattern.compile("[^/*?$\\s]{1,63}");

  private static final int USUAL_PORT = 5432;

  private final DatabaseBuilder<?> said;
  private final Problems problems;

  TargetReader(DatabaseBuilder<?> said, Problems problems) {
    this.said = said;
    this.problems = problems;
  }

  /** The target, null after a problem that leaves none. */
  @Nullable Target read() {
    Optional<GivenDatabase> given = said.databases.stream().findFirst();
    Optional<RdsResource> resource = resource(given);
    Optional<String> name = name(given);
    Optional<Address> address = given.flatMap(this::address);
    Number port = port(address);
    checkDatabase(given);
    address.ifPresent(this::checkHost);
    checkLabel(given, name, resource);
    LogIn logIn = new LogInReader(said, problems).read(given, name);
    return logIn == null
        ? null
        : new Target(
            logIn,
            address,
            port,
            name,
            resource,
            given.flatMap(GivenDatabase::serverId),
            securityGroups(given),
            parts(given, logIn));
  }

  private void checkDatabase(Optional<GivenDatabase> given) {
    if (said.databases.size() > 1) {
      problems.add("database", "is given more than once; migrations are of one database");
    }
    given
        .flatMap(GivenDatabase::engine)
        .filter(engine -> !engine.contains("postgres"))
        .ifPresent(
            engine -> problems.add("database", "is " + engine + "; only PostgreSQL is migrated"));
  }

  private void checkHost(Address address) {
    Host host = new Host(address.host());
    if (!host.isOne()) {
      // It may hold a password: it is not repeated.
      problems.add(
          "endpoint",
          "has no name of a host; give the name alone, as app.abc.eu-west-1.rds.amazonaws.com, and"
              + " the port beside it");
    }
    if (host.isReadOnly()) {
      problems.add(
          "database", "is a read replica, which nobody can change; give its primary (the writer)");
    }
  }

  /** An imported database may not know. */
  private Optional<Address> address(GivenDatabase given) {
    try {
      return Optional.of(given.address());
    } catch (RuntimeException e) { // What the CDK throws arrives as nothing more special.
      problems.add("database", "is imported without its endpoint; import it with address and port");
      return Optional.empty();
    }
  }

  private Number port(Optional<Address> address) {
    Optional<Number> said = Optional.ofNullable(this.said.databasePort);
    if (said.isPresent() && address.isPresent()) {
      problems.add("databasePort", "contradicts what is known already; it is for a secret alone");
    }
    Number port = address.map(Address::port).or(() -> said).orElse(USUAL_PORT);
    if (!Token.isUnresolved(port) && (port.intValue() < 1 || port.intValue() > 65_535)) {
      problems.add(
          said.isPresent() ? "databasePort" : "endpoint",
          "has port " + port + "; 1 to 65535 exist");
    }
    return port;
  }

  private Optional<String> name(Optional<GivenDatabase> given) {
    Optional<String> name =
        Optional.ofNullable(said.databaseName).or(() -> given.flatMap(GivenDatabase::name));
    name.filter(text -> !Token.isUnresolved(text) && !NAME.matcher(text).matches())
        .ifPresent(
            text ->
                problems.add(
                    "databaseName", "is \"" + text + "\"; it may not hold / * ? $ or white space"));
    return name;
  }

  private void checkLabel(
      Optional<GivenDatabase> given, Optional<String> name, Optional<RdsResource> resource) {
    if (name.isPresent()) {
      return;
    }
    if (given.map(GivenDatabase::isMadeHere).orElse(false)) {
      problems.add(
          "databaseName",
          "is missing; the database is made without one, so its secret does not name any either");
    } else if (resource.isEmpty() && (given.isPresent() || said.secret != null)) {
      problems.add(
          "databaseName",
          "is missing; metrics and alarms are named after it. When only the secret knows it, give"
              + " instanceIdentifier(...) or clusterIdentifier(...)");
    }
  }

  private Optional<RdsResource> resource(Optional<GivenDatabase> given) {
    List<RdsResource> found = new ArrayList<>();
    given.flatMap(GivenDatabase::resource).ifPresent(found::add);
    if (said.instanceIdentifier != null) {
      found.add(new RdsResource(Kind.INSTANCE, said.instanceIdentifier));
    }
    if (said.clusterIdentifier != null) {
      found.add(new RdsResource(Kind.CLUSTER, said.clusterIdentifier));
    }
    if (found.size() > 1) {
      problems.add(
          said.clusterIdentifier == null ? "instanceIdentifier" : "clusterIdentifier",
          "contradicts what is known already; it is only for an endpoint, and one of the two");
    }
    return found.stream().findFirst();
  }

  private List<ISecurityGroup> securityGroups(Optional<GivenDatabase> given) {
    List<ISecurityGroup> groups =
        new ArrayList<>(given.map(GivenDatabase::securityGroups).orElse(List.of()));
    ISecurityGroup more = said.databaseSecurityGroup;
    if (more != null && groups.stream().noneMatch(more::equals)) {
      groups.add(more);
    }
    return List.copyOf(groups);
  }

  private static List<IConstruct> parts(Optional<GivenDatabase> given, LogIn logIn) {
    List<IConstruct> parts = new ArrayList<>(given.map(GivenDatabase::parts).orElse(List.of()));
    if (logIn instanceof LogIn.BySecret by) {
      parts.add(by.secret());
    }
    return List.copyOf(parts);
  }
}
