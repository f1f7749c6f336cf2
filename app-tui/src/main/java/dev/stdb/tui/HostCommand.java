package dev.stdb.tui;

import dev.stdb.workbench.run.LocalHost;
import dev.stdb.workbench.run.UserDirs;
import dev.stdb.workbench.run.WorkFailed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stdb-tui host}. */
@Command(
        name = "host",
        description = "Run a SpacetimeDB host on this machine, data in memory, until Ctrl-C.",
        footer = {
            "",
            "It speaks the server's own HTTP and WebSocket API, so every SpacetimeDB client works with it.",
            "",
            "Examples:",
            "  stdb-tui host                            on 127.0.0.1:3000",
            "  stdb-tui host --listen 127.0.0.1:0       on any free port, which it tells"
        })
final class HostCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            defaultValue = "127.0.0.1:3000",
            description = "Where to listen; ${DEFAULT-VALUE} when left out. Port 0 picks a free one.")
    private String listen = "";

    @Option(names = "--json", description = "Say the address as JSON.")
    private boolean json;

    @Override
    public Integer call() throws WorkFailed, InterruptedException {
        InetSocketAddress address = address();
        LocalHost host = LocalHost.start(address, UserDirs.ofProcess());
        var ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            host.close();
                            ended.countDown();
                        },
                        "close host"));
        if (json) {
            JsonAnswer.print("url", host.url());
        } else {
            System.out.println("Listening on " + host.url() + ", data in memory. Ctrl-C ends it.");
            if (!address.getAddress().isLoopbackAddress()) {
                System.err.println("Everybody who reaches this address can publish to it.");
            }
        }
        ended.await();
        return 0;
    }

    private InetSocketAddress address() {
        int colon = listen.lastIndexOf(':');
        try {
            int port = Integer.parseInt(listen.substring(colon + 1));
            InetAddress at = InetAddress.getByName(colon <= 0 ? "127.0.0.1" : listen.substring(0, colon));
            return new InetSocketAddress(at, port);
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw new ParameterException(
                    spec.commandLine(), "`" + listen + "` is no address to listen on: use ADDRESS:PORT.", e);
        }
    }
}
