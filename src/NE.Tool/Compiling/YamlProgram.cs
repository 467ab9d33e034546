using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NE.Generators;
using NE.Runtime.Files;
using NE.Runtime.Training;

namespace NE.Tool.Compiling;

/// <summary>Compiles a YAML file to an assembly, without a project. Assemblies are kept in the user's cache.</summary>
internal static class YamlProgram
{
    private const string Extension = ".ne.yaml";

    /// <summary>Whether a path names a YAML file rather than a project.</summary>
    internal static bool IsYaml(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The assembly of a file.</summary>
    /// <exception cref="ToolException">The file cannot be read or has errors.</exception>
    internal static string Build(string file)
    {
        string assembly = Path.Combine(CacheFolder.Of(Key(file)), "Experiments.dll");
        if (!File.Exists(assembly))
        {
            GeneratorRun run = GeneratorRun.Of(Empty(), [Existing(file)], "");
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(assembly)!);
                Write(run, assembly);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new ToolException(
                    $"the compiled program cannot be written ({fault.Message.TrimEnd('.')}); set {CacheFolder.Variable} to a folder of yours.");
            }
        }

        return assembly;
    }

    /// <summary>A compilation without sources, with the references that generated code needs.</summary>
    internal static CSharpCompilation Empty() => CSharpCompilation.Create(
        "Experiments",
        [],
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "NE.Dsl.dll" or "NE.Runtime.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path))],
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The file's full path.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    internal static string Existing(string file) => File.Exists(file)
        ? Path.GetFullPath(file)
        : throw new ToolException($"there is no file {file}.");

    private static void Write(GeneratorRun run, string assembly)
    {
        string aside = $"{assembly}.{Environment.ProcessId}";
        using (FileStream stream = File.Create(aside))
        {
            EmitResult result = run.Compilation.Emit(stream);
            if (!result.Success)
            {
                GeneratorRun.Report(result.Diagnostics, "The generated code");
            }
        }

        File.Move(aside, assembly, overwrite: true);
    }

    // The inputs of the assembly: the text, the generator, the runtime it is compiled against.
    private static string Key(string file)
    {
        string versions = $"{typeof(ExperimentGenerator).Module.ModuleVersionId}{typeof(ExperimentDefinition).Module.ModuleVersionId}";
        byte[] text = File.ReadAllBytes(Existing(file));
        byte[] hash = SHA256.HashData([.. text, .. Encoding.UTF8.GetBytes(versions + Environment.Version)]);
        return Convert.ToHexStringLower(hash)[..32];
    }
}
