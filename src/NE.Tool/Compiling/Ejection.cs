using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using NE.Generators.Model;
using NE.Generators.Printing;

namespace NE.Tool.Compiling;

/// <summary>The files of a project of plain C# that trains as an experiment does.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="source">The file name of the project or YAML file that declares it.</param>
/// <param name="compilation">The sources of that project, of which those of the experiment's task are copied.</param>
internal sealed class Ejection(Declaration experiment, string source, CSharpCompilation compilation)
{
    private const string Ending = ".g.cs";

    /// <summary>Names and texts.</summary>
    internal IEnumerable<(string Name, string Text)> Files
    {
        get
        {
            string origin = $"{experiment.FullName}, made by 'ne eject' of NE.Dsl {Version} from {source}.";
            yield return (experiment.Name + ".csproj", Project);
            yield return ("Program.cs", $"return NE.Runtime.Hosting.Host.Run(args, [{Type}.Definition]);\n");
            yield return ("README.md", Readme(origin));
            foreach (GeneratedFile file in ExperimentPrinter.Eject(experiment, origin))
            {
                // The namespace before the name of the class tells files of several experiments apart; here is one.
                string concern = file.HintName[(experiment.FullName.Replace("@", "").Length + 1)..^Ending.Length];
                yield return ($"{experiment.Name}.{concern}.cs", file.Text);
            }

            foreach ((string name, string text) in OwnSources.Of(experiment, compilation))
            {
                yield return (name, text);
            }
        }
    }

    // Without the part after a plus sign, which identifies the source commit.
    private static string Version => typeof(Ejection).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private string Type => "global::" + string.Join(".", experiment.FullName.Split('.').Select(static word =>
        SyntaxFacts.GetKeywordKind(word) != SyntaxKind.None ? "@" + word : word));

    private static string Project => $"""
        <Project Sdk="Microsoft.NET.Sdk">{(Repository.IsThere ? Import : "")}
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <NeGenerate>false</NeGenerate>
          </PropertyGroup>
          <ItemGroup>
            {(Repository.IsThere ? Sources : Packages)}
          </ItemGroup>
        </Project>

        """;

    // What the package would provide.
    private static string Import => $"\n  <Import Project=\"{Path.Combine(Repository.Root, "src")}/NE.Runtime/build/NE.Runtime.props\" />";

    private static string Sources => $"""
        <ProjectReference Include="{Path.Combine(Repository.Root, "src")}/NE.Dsl/NE.Dsl.csproj" />
            <ProjectReference Include="{Path.Combine(Repository.Root, "src")}/NE.Runtime/NE.Runtime.csproj" />
        """;

    private static string Packages => $"""
        <PackageReference Include="NE.Runtime" Version="{Version}" />
        """;

    private string Readme(string origin) => $"""
        # {experiment.Name}

        {origin}

        Plain C#: no declaration, no compiler behind it. Until you change it, it trains to the same bytes as the experiment it was made from.

        ```bash
        dotnet run -c Release -- --seed 1
        ```

        | file | content |
        |---|---|
        | `{experiment.Name}.Agent.cs` | constants, fields, when each part of an update runs, acting |
        | `{experiment.Name}.Update.cs` | the update: losses, gradients, steps |
        | `{experiment.Name}.Wiring.cs` | construction, shared memory, save and load |
        | `{experiment.Name}.Settings.cs` | run values, and the definition that `Program.cs` runs |

        After a change to what is computed, change the hash in `{experiment.Name}.Settings.cs` too: run folders of the one program then refuse to be
        resumed by the other. Kernels for devices were left out, because they would not follow your changes; this project trains on the CPU.

        """;
}
