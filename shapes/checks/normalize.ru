# Writes out the abbreviated forms of RDF Data Cube, so that a check has one form to ask for (RDF Data Cube, 10).
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

# What stands in a place has the class of that place.
INSERT { ?observation rdf:type qb:Observation } WHERE { ?slice qb:observation ?observation } ;
INSERT { ?observation rdf:type qb:Observation . ?set rdf:type qb:DataSet } WHERE { ?observation qb:dataSet ?set } ;
INSERT { ?slice rdf:type qb:Slice } WHERE { ?set qb:slice ?slice } ;

# qb:dimension, qb:measure and qb:attribute each say qb:componentProperty and the class of the property.
INSERT { ?component qb:componentProperty ?property . ?property rdf:type ?kind } WHERE {
  VALUES (?role ?kind) {
    (qb:dimension qb:DimensionProperty) (qb:measure qb:MeasureProperty) (qb:attribute qb:AttributeProperty)
  }
  ?component ?role ?property
} ;

# What is attached to a data set holds for each of its observations.
INSERT { ?observation ?property ?value } WHERE {
  ?component qb:componentAttachment qb:DataSet ; qb:componentProperty ?property .
  ?set qb:structure/qb:component ?component ; ?property ?value .
  ?observation qb:dataSet ?set
} ;

# What is attached to a slice, and each dimension that a slice fixes, holds for each of its observations.
INSERT { ?observation ?property ?value } WHERE {
  ?component qb:componentProperty ?property .
  FILTER(EXISTS { ?component qb:componentAttachment qb:Slice } || EXISTS { ?property rdf:type qb:DimensionProperty })
  ?set qb:structure/qb:component ?component ; qb:slice ?slice .
  ?slice ?property ?value ; qb:observation ?observation
}
