package io.gangway.migration.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the figures are that libvirt and QEMU give of a migration under way. */
@MessageBundle("job")
public interface JobMessages {

    @Message("Time elapsed")
    String timeElapsed();

    @Message("Time elapsed without the hosts' clocks' difference")
    String timeElapsedNet();

    @Message("Time remaining")
    String timeRemaining();

    @Message("Data processed")
    String dataProcessed();

    @Message("Data remaining")
    String dataRemaining();

    @Message("Data total")
    String dataTotal();

    @Message("Memory processed")
    String memoryProcessed();

    @Message("Memory remaining")
    String memoryRemaining();

    @Message("Memory total")
    String memoryTotal();

    @Message("Memory bandwidth")
    String memoryBps();

    @Message("Dirty rate")
    String memoryDirtyRate();

    @Message("Page size")
    String memoryPageSize();

    @Message("Iteration")
    String memoryIteration();

    @Message("Post-copy requests")
    String memoryPostcopyRequests();

    @Message("Constant pages")
    String memoryConstant();

    @Message("Normal pages")
    String memoryNormal();

    @Message("Normal data")
    String memoryNormalBytes();

    @Message("File processed")
    String diskProcessed();

    @Message("File remaining")
    String diskRemaining();

    @Message("File total")
    String diskTotal();

    @Message("File bandwidth")
    String diskBps();

    @Message("Downtime, expected while it runs")
    String downtime();

    @Message("Downtime without the hosts' clocks' difference")
    String downtimeNet();

    @Message("Setup time")
    String setupTime();

    @Message("Auto-converge throttle")
    String autoConvergeThrottle();

    @Message("Compression cache")
    String compressionCache();

    @Message("Compressed data")
    String compressionBytes();

    @Message("Compressed pages")
    String compressionPages();

    @Message("Compression cache misses")
    String compressionCacheMisses();

    @Message("Compression overflows")
    String compressionOverflow();

    @Message("{pages} pages/s")
    String pagesPerSecond(long pages);
}
