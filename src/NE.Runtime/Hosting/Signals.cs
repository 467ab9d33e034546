using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace NE.Runtime.Hosting;

/// <summary>
/// Turns termination signals into one request to save and stop. Signals after the first have no effect, because queues, terminals and
/// shells send several for one event; only a second Ctrl-C ends the process at once.
/// </summary>
internal sealed class Signals : IDisposable
{
    /// <summary>Interrupts that are closer together come from one Ctrl-C: <c>timeout</c> signals a process, then its group.</summary>
    internal static readonly TimeSpan OneKeyPress = TimeSpan.FromSeconds(1);

    // PosixSignal does not define it; queues send it before a time limit. Its number differs between systems.
    private const int LinuxUserSignal = 10;

    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;
    private readonly bool attended;
    private long firstInterrupt;

    /// <summary>Registers the signals.</summary>
    /// <param name="attended">Whether a second Ctrl-C ends the process; the trials of a study leave that to the study.</param>
    internal Signals(bool attended = true)
    {
        this.attended = attended;
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Request),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Request),
            .. OperatingSystem.IsLinux() ? [PosixSignalRegistration.Create((PosixSignal)LinuxUserSignal, Request)] : (PosixSignalRegistration[])[],
        ];
    }

    /// <summary>Cancelled by the first signal.</summary>
    internal CancellationToken Stop => stop.Token;

    /// <summary>Requests a stop, like a signal.</summary>
    internal void RequestStop()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work ended before the request arrived.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
        {
            registration.Dispose();
        }

        stop.Dispose();
    }

    private void Request(PosixSignalContext context)
    {
        context.Cancel = true;
        RequestStop();
    }

    private void Interrupt(PosixSignalContext context)
    {
        // 0 stands for none; the clock counts milliseconds from the start of the machine.
        long first = Interlocked.CompareExchange(ref firstInterrupt, Environment.TickCount64, 0);
        context.Cancel = !attended || first == 0 || Environment.TickCount64 - first < OneKeyPress.TotalMilliseconds;
        RequestStop();
    }
}
