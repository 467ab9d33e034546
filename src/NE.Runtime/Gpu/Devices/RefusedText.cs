using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A kernel text that a compiler refused: a fault of this product, kept for its report.</summary>
internal static class RefusedText
{
    // Enough for the first errors; the file has all of it.
    private const int LogShown = 1200;

    /// <summary>Writes text and log to a file and makes the fault that names it.</summary>
    /// <param name="name">What messages call the text.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="log">What the compiler said.</param>
    /// <param name="compiler">Which compiler, as a sentence begins.</param>
    internal static DeviceException Fault(string name, string text, string log, string compiler)
    {
        string path = Keep(name, text, log);
        string start = log.Length <= LogShown ? log : log[..LogShown] + "...";
        return new(
            $"{compiler} refuses the kernels of {name}. That is a fault of NE.Dsl or of the compiler: report it with the file {path}, and "
            + $"train with --device cpu meanwhile. The compiler says: {start}");
    }

    private static string Keep(string name, string text, string log)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        StringBuilder safe = new();
        foreach (char letter in name)
        {
            safe.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        }

        string path = Path.Combine(Path.GetTempPath(), $"ne-kernels-{safe}-{hash}.txt");
        try
        {
            File.WriteAllText(path, $"{text}\n\n/* ---- log ----\n{log}\n*/\n");
            return path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"(not written: {fault.Message})";
        }
    }
}
