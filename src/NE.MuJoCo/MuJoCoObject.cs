namespace NE.MuJoCo;

/// <summary>Kinds of named elements of a model (<c>mjtObj</c>).</summary>
public enum MuJoCoObject
{
    /// <summary>A body; index 0 is the world.</summary>
    Body = 1,

    /// <summary>A joint.</summary>
    Joint = 3,

    /// <summary>A geom: a shape with mass or contacts.</summary>
    Geom = 5,

    /// <summary>A site: a marked location.</summary>
    Site = 6,

    /// <summary>An actuator.</summary>
    Actuator = 18,

    /// <summary>A sensor.</summary>
    Sensor = 19,
}
