using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NE.Tool;

/// <summary>The template ne-experiment, whose files are resources of this assembly, without <c>dotnet new</c>.</summary>
internal static partial class ExperimentTemplate
{
    /// <summary>The task that the template's files name.</summary>
    internal const string DefaultTask = "HalfCheetah";

    private const string Project = "NeExperiment.csproj";

    private static readonly string[] Always = [Project, "Program.cs", "README.md", ".gitignore"];
    private static readonly string[] InCode = ["NeExperiment.cs"];
    private static readonly string[] InYaml = ["NeExperiment.ne.yaml", "ne.schema.json"];

    /// <summary>The tasks to choose from.</summary>
    internal static string[] Tasks { get; } = [.. typeof(NE.Dsl.Tasks).GetFields().Select(task => task.Name)];

    /// <summary>Creates a folder with the template's files.</summary>
    /// <param name="name">Name of the folder and the project.</param>
    /// <param name="yaml">Whether the experiment is declared in YAML.</param>
    /// <param name="task">The task to learn.</param>
    internal static void Write(string name, bool yaml, string task)
    {
        Directory.CreateDirectory(name);
        foreach (string file in Always.Concat(yaml ? InYaml : InCode))
        {
            string text = Condition().Replace(Read(file), match => match.Groups[yaml ? 1 : 2].Value);
            if (file == Project)
            {
                text = Repository.IsThere ? OnSources(text) : text.Replace("NE_VERSION", Version);
            }

            File.WriteAllText(
                Path.Combine(name, file.Replace("NeExperiment", name)),
                text.Replace("NeExperiment", name).Replace(NameOf(DefaultTask), NameOf(task)).Replace(DefaultTask, task));
        }
    }

    // What YAML and run folders call the task: HalfCheetah-v4, dmc-walker-run.
    private static string NameOf(string task) => (string)typeof(NE.Dsl.Tasks).GetField(task)!.GetRawConstantValue()!;

    // Without the part after a plus sign, which identifies the source commit.
    private static string Version => typeof(ExperimentTemplate).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string Read(string file)
    {
        using Stream stream = typeof(ExperimentTemplate).Assembly.GetManifestResourceStream(file)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The project file with the sources of this repository and what the packages would import.</summary>
    private static string OnSources(string project)
    {
        string sources = Path.Combine(Repository.Root, "src");
        return References().Replace(project, $"""
                <ProjectReference Include="{sources}/NE.Dsl/NE.Dsl.csproj" />
                <ProjectReference Include="{sources}/NE.Runtime/NE.Runtime.csproj" />
                <ProjectReference Include="{sources}/NE.Generators/NE.Generators.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />

            """)
            .Replace("<PropertyGroup>", $"""
                <Import Project="{sources}/NE.Dsl/build/NE.Dsl.props" />
                  <Import Project="{sources}/NE.Runtime/build/NE.Runtime.props" />
                  <PropertyGroup>
                """)
            .Replace("</Project>", $"""
                  <Import Project="{sources}/NE.Dsl/build/NE.Dsl.targets" />
                </Project>
                """);
    }

    // The template engine's form in Markdown: the first part with --yaml, the second without.
    [GeneratedRegex(@"<!--#if \(yaml\) -->\n(.*?)<!--#else -->\n(.*?)<!--#endif -->\n", RegexOptions.Singleline)]
    private static partial Regex Condition();

    [GeneratedRegex(@"( *<PackageReference [^\n]*\n)+")]
    private static partial Regex References();
}
