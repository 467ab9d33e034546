using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace NE.Tool;

/// <summary>
/// Replaces this process with another program, so that signals and kills reach the training itself and its exit code is returned.
/// </summary>
internal static partial class ReplaceProcess
{
    /// <summary>Starts a built assembly in place of this process. Returns only if that fails.</summary>
    /// <param name="assembly">The assembly; its native launcher next to it is used if there is one.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="ToolException">The program could not be started.</exception>
    internal static int Program(string assembly, IEnumerable<string> arguments)
    {
        string launcher = Path.ChangeExtension(assembly, null);
        return Command(File.Exists(launcher) ? [launcher, .. arguments] : [FindDotnet(), assembly, .. arguments]);
    }

    /// <summary>Starts a command in place of this process. Returns only if that fails.</summary>
    /// <param name="command">The executable and its arguments.</param>
    /// <exception cref="ToolException">The program could not be started.</exception>
    internal static int Command(string[] command)
    {
        // Kernels are loops that are entered once and run long: code compiled at its final tier from the start is several times faster.
        if (Environment.GetEnvironmentVariable("DOTNET_TieredCompilation") is null)
        {
            SetEnvironment("DOTNET_TieredCompilation", "0", 1);
        }

        Console.Out.Flush();
        Console.Error.Flush();
        Execute(command[0], [.. command, null]);
        throw new ToolException($"{command[0]} could not be started (error {Marshal.GetLastPInvokeError()}).");
    }

    private static string FindDotnet() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => Path.Combine(folder, "dotnet"))
            .FirstOrDefault(File.Exists) ?? throw new ToolException("dotnet is not in PATH.");

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
