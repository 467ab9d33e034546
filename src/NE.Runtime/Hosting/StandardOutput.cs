using System;
using System.IO;
using System.Text;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>
/// The standard output. If it cannot be written, this is reported once on the error output, and the work continues without it: no progress
/// line is worth a run.
/// </summary>
internal sealed class StandardOutput : TextWriter
{
    private readonly TextWriter console;
    private TextWriter inner;

    private StandardOutput(TextWriter console) => inner = this.console = console;

    /// <inheritdoc/>
    public override Encoding Encoding => console.Encoding;

    /// <summary>Whether something could not be written.</summary>
    internal bool Failed { get; private set; }

    /// <summary>Replaces the console's writer until it is disposed of.</summary>
    internal static StandardOutput Watch()
    {
        StandardOutput output = new(Console.Out);
        Console.SetOut(output);
        return output;
    }

    /// <inheritdoc/>
    public override void Write(char value) => Guard(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Guard(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Guard(() => inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Guard(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Guard(() => inner.Flush());

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Console.SetOut(console);
        }

        base.Dispose(disposing);
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (RunFaults.IsWriting(fault))
        {
            Failed = true;
            inner = Null;
            Console.Error.WriteLine(
                $"The standard output cannot be written ({fault.Message.TrimEnd('.')}); the command continues without it.");
        }
    }
}
