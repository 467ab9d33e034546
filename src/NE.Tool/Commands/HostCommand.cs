using System.Collections.Generic;
using System.Reflection;
using System.Runtime.Loader;
using NE.Runtime.Hosting;
using NE.Runtime.Training;

namespace NE.Tool.Commands;

/// <summary>
/// Internal: hosts an assembly compiled from YAML. <c>ne run</c> replaces itself with such a process, and the trials of a study are such
/// processes.
/// </summary>
internal static class HostCommand
{
    internal const string Name = "host-assembly";

    internal static int Execute(string[] args)
    {
        Assembly assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(args[0]);

        // Only once at the start; the table itself needs no reflection.
        object? table = assembly.GetType("NE.Experiments")?.GetProperty("All", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null);
        return Host.Run(args[1..], (IReadOnlyList<ExperimentDefinition>)table!, Launcher.Self(Name, args[0]));
    }
}
