namespace NE.Generators.Building.Points;

/// <summary>Changes the standard deviation of the noise that an algorithm adds to actions of training.</summary>
internal interface IExplorationNoise
{
    /// <summary>The deviation in units of the action, as a C# expression.</summary>
    /// <param name="deviation">That of the algorithm, likewise.</param>
    string Deviation(string deviation);
}
