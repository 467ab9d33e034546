using System;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Networks;

/// <summary>Turns a declared network into a graph of modules.</summary>
internal static class NetworkGraph
{
    /// <summary>The graph of a network.</summary>
    /// <param name="declaration">The network; all widths are known.</param>
    /// <param name="inputs">Length of its input.</param>
    /// <param name="network">An empty network.</param>
    /// <param name="storage">Returns the storage of a matrix, given its name.</param>
    public static void Build(NetworkDeclaration declaration, int inputs, Network network, Func<string, Storage> storage)
    {
        Node last = network.AddInput(inputs);
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration stage = declaration.Layers[i];
            last = stage.Stage.Add(new StageSite(network, stage, last, storage)
            {
                BeforeActivation = i == declaration.Layers.Count - 1 ? [.. network.OnOutput()] : [],
            });
        }

        network.Outputs.Add(last);
    }
}
