package dev.slipway.broken.sql;

import com.amazonaws.services.lambda.runtime.Context;
import com.dylibso.chicory.runtime.Memory;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.broken.cli.Door;
import dev.slipway.embedded.EmbeddedServer;
import dev.slipway.remote.RemoteFunction;
import dev.slipway.tunnel.Tunnel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import org.apache.sshd.client.SshClient;
import org.mariadb.jdbc.Driver;
import org.postgresql.PGConnection;
import picocli.CommandLine;
import software.amazon.awssdk.regions.Region;

/** Looks upwards, and knows every library in the wrong place. */
public record KnowsTooMuch(
    Door above,
    Connection connection,
    PGConnection ofPostgres,
    Driver ofMysql,
    CommandLine line,
    Context context,
    JSON json,
    EmbeddedServer server,
    EmbeddedPostgres postgres,
    Region region,
    Memory memory,
    Tunnel tunnel,
    SshClient ssh,
    RemoteFunction function) {}
