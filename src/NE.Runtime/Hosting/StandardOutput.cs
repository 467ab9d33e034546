using System;
using System.IO;
using System.Text;

namespace NE.Runtime.Hosting;

/// <summary>The standard output; what cannot be written there is told apart from what cannot be written into a run folder.</summary>
/// <param name="inner">The writer of the console.</param>
internal sealed class StandardOutput(TextWriter inner) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Puts it in place of the console's writer.</summary>
    internal static void Watch() => Console.SetOut(new StandardOutput(Console.Out));

    /// <inheritdoc/>
    public override void Write(char value) => Guard(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Guard(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Guard(() => inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Guard(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Guard(inner.Flush);

    private static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (IOException fault)
        {
            throw new OutputException(fault);
        }
    }
}
