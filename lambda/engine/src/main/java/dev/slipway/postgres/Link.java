package dev.slipway.postgres;

import java.net.Socket;
import org.postgresql.core.BaseConnection;

/**
 * A connection as the driver made it.
 *
 * @param socket below any TLS
 * @param spoken what the protocol is spoken on; the same where there is no TLS
 * @param screen what stands before the latter
 */
record Link(BaseConnection connection, Socket socket, Socket spoken, Screen screen) {}
