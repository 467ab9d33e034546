using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace NE.Runtime.Gpu.Devices;

/// <summary>Kernel source that a compiler rejected: a bug in NE.Dsl, saved for its report.</summary>
internal static class RefusedText
{
    // Enough for the first errors; the file has the full log.
    private const int LogShown = 1200;

    /// <summary>Writes source and log to a file and creates the exception that names it.</summary>
    /// <param name="name">The source's name in messages.</param>
    /// <param name="text">The complete source.</param>
    /// <param name="log">The compiler's log.</param>
    /// <param name="compiler">The compiler, as the start of a sentence.</param>
    internal static DeviceException Fault(string name, string text, string log, string compiler)
    {
        string path = Keep(name, text, log);
        string start = log.Length <= LogShown ? log : log[..LogShown] + "...";
        return new(
            $"{compiler} refuses the kernels of {name}. This is a bug in NE.Dsl or in the compiler: report it with the file {path}, and "
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
