using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace NE.Runtime.Hosting;

/// <summary>Turns the signals that ask a program to end into one request; a second signal ends the process at once, as usual.</summary>
internal sealed class Signals : IDisposable
{
    // PosixSignal has no name for it; queues send it before a time limit. Its number differs between systems.
    private const int LinuxUserSignal = 10;

    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;

    internal Signals() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Request),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Request),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Request),
        .. OperatingSystem.IsLinux() ? [PosixSignalRegistration.Create((PosixSignal)LinuxUserSignal, Request)] : (PosixSignalRegistration[])[],
    ];

    /// <summary>Is cancelled by the first signal.</summary>
    internal CancellationToken Stop => stop.Token;

    /// <summary>Asks to stop as a signal does.</summary>
    internal void RequestStop()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work ended while the request was on its way.
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
        context.Cancel = !stop.IsCancellationRequested;
        RequestStop();
    }
}
